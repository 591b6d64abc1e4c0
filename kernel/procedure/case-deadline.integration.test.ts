// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { dossierAt, openProofHouse, type ProofHouse, refused } from './proof/proof-house.ts'

let proof: ProofHouse

before(async () => {
  proof = await openProofHouse()
})

after(() => proof.house.close())

describe('a dossier (requirements 5.10)', () => {
  test('R-TTHC-09: the clock stands still while the citizen supplements, and the account says so', async () => {
    proof.goTo('2026-03-02T02:00:00Z')
    const officer = proof.person('case-officer')
    const { record, counter } = await dossierAt(proof, officer, 'examining')
    const before = (await proof.procedures.view(counter, record.id)).clock!
    assert.equal(before.dueOn, '2026-03-11')
    proof.goTo('2026-03-04T02:00:00Z')
    await proof.act(officer, record.id, 'request-supplement', {
      form: { missing: ['Bản sao'] },
      reason: 'Thiếu bản sao',
    })
    assert.equal((await proof.procedures.view(counter, record.id)).clock?.paused, true)
    proof.goTo('2026-03-06T02:00:00Z')
    const citizen = proof.house.actor({ role: 'citizen', accountId: record.requester.accountId! })
    await proof.act(citizen, record.id, 'supplement')
    const after = (await proof.procedures.view(counter, record.id)).clock!
    assert.equal(after.dueOn, '2026-03-13', 'two working days later')
    assert.deepEqual(
      after.ledger.filter(({ reason }) => reason.vi.startsWith('Tạm dừng')).map(({ date }) => date),
      ['2026-03-04', '2026-03-05'],
    )
    proof.goTo('2026-03-02T02:00:00Z')
  })

  test('a supplement that never comes cancels the dossier with its reason', async () => {
    proof.goTo('2026-03-02T02:00:00Z')
    const officer = proof.person('case-officer')
    const { record, counter } = await dossierAt(proof, officer, 'examining')
    await proof.act(officer, record.id, 'request-supplement', {
      form: { missing: ['Bản sao'] },
      reason: 'Thiếu bản sao',
    })
    proof.goTo('2026-03-05T16:00:00Z')
    await proof.procedures.runDueTimers()
    assert.equal(await proof.state(record.id), 'supplement-requested')
    proof.goTo('2026-03-05T17:00:01Z')
    await proof.procedures.runDueTimers()
    const view = await proof.procedures.view(counter, record.id)
    assert.deepEqual([view.state.id, view.events.at(-1)?.reason], ['cancelled', 'Quá thời hạn bổ sung hồ sơ'])
    proof.goTo('2026-03-02T02:00:00Z')
  })

  test('only the assigned officer examines', async () => {
    const officer = proof.person('case-officer')
    const { record } = await dossierAt(proof, officer, 'examining')
    await assert.rejects(
      proof.act(proof.person('case-officer'), record.id, 'propose-result'),
      refused('not-found', 'procedure.case-not-found'),
    )
  })

  test('5.10.b: birth first, then two branches in parallel; one that fails leaves the group partly completed', async () => {
    const officer = proof.person('case-officer')
    for (const [last, outcome] of [
      ['finish', 'completed'],
      ['fail', 'partial'],
    ] as const) {
      const group = await proof.open(officer, 'linked-group')
      const children = async () => (await proof.procedures.view(officer, group.id)).children
      const [birth] = await children()
      await proof.act(officer, birth!.id, 'finish')
      const branches = (await children()).filter(({ group: name }) => name === 'branches')
      assert.equal(branches.length, 2)
      await Promise.all([
        proof.act(officer, branches[0]!.id, 'finish'),
        proof.act(proof.person('case-officer'), branches[1]!.id, last, { reason: 'Thiếu thông tin cư trú' }),
      ])
      assert.equal(await proof.state(group.id), outcome)
    }
  })
})
