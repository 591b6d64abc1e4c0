// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { systemActor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import { evidence, openProofHouse, type ProofHouse } from './proof/proof-house.ts'

let proof: ProofHouse

before(async () => {
  proof = await openProofHouse()
})

after(() => proof.house.close())

describe('the inbox', () => {
  test('shows to each person the cases in which they owe the next step, most urgent first, page by page', async () => {
    const place = newId()
    const focal = proof.house.actor({ role: 'focal-province', agencyId: place })
    const owner = proof.person('owner-agency', place)
    for (let index = 0; index < 5; index += 1)
      await proof.open(owner, 'recognition', { agencyId: place, title: `Bộ dữ liệu ${index}` })
    const first = await proof.procedures.inbox(owner, { limit: 2 })
    const second = await proof.procedures.inbox(owner, { limit: 2, cursor: first.nextCursor! })
    const third = await proof.procedures.inbox(owner, { limit: 2, cursor: second.nextCursor! })
    const titles = [first, second, third].flatMap(({ items }) => items.map(({ title }) => title))
    assert.deepEqual([titles.length, new Set(titles).size, first.total, third.nextCursor], [5, 5, 5, null])
    assert.deepEqual(
      first.items[0]?.actions.map(({ id }) => id),
      ['submit'],
    )
    assert.ok(
      !(await proof.procedures.inbox(focal, { limit: 200 })).items.some(({ agencyId }) => agencyId === place),
    )
    await proof.act(owner, first.items[0]!.caseId, 'submit', { form: evidence })
    assert.equal((await proof.procedures.inbox(owner)).total, 4)
  })

  test('is empty for visitors and for the house itself', async () => {
    assert.equal((await proof.procedures.inbox({ kind: 'anonymous', networkAddress: '::1' })).total, 0)
    assert.equal((await proof.procedures.inbox(systemActor('x'))).total, 0)
  })
})
