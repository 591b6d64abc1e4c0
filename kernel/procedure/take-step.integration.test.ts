// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import { evidence, openProofHouse, type ProofHouse, refused } from './proof/proof-house.ts'

const otherAgency = newId()

let proof: ProofHouse

before(async () => {
  proof = await openProofHouse()
})

after(() => proof.house.close())

describe('a recognition (requirements 5.1)', () => {
  test('is walked by its people up to the list, and the aggregate changes only in the effect', async () => {
    const owner = proof.person('owner-agency')
    const focal = proof.person('focal-province', otherAgency)
    const parties = { office: newId(), department: newId(), lead: newId() }
    const record = await proof.open(owner, 'recognition', {
      data: { ...parties, passed: ['code-lists', 'storage', 'rules-before-collection'] },
    })
    await proof.act(owner, record.id, 'submit', { form: evidence })
    await proof.act(focal, record.id, 'ask-for-more', {
      form: { missing: ['Minh chứng 3'] },
      reason: 'Thiếu minh chứng',
    })
    await proof.act(owner, record.id, 'submit', { form: evidence })
    await proof.act(systemActor('checks'), record.id, 'checks-pass')
    await proof.act(focal, record.id, 'convene')
    const members = [parties.office, parties.department, parties.lead].map((id) =>
      proof.person('council-member', id),
    )
    const first = await proof.act(members[0]!, record.id, 'pass')
    assert.deepEqual([first.done, first.awaiting], [false, ['department', 'lead']])
    await proof.act(members[1]!, record.id, 'pass')
    assert.equal(await proof.state(record.id), 'in-council')
    assert.equal((await proof.act(members[2]!, record.id, 'pass')).state, 'approved')
    await assert.rejects(
      proof.act(systemActor('checks'), record.id, 'start-publication'),
      refused('conflict', 'proof.not-fulfilled'),
    )
    const { rows: early } =
      await sql`select from kernel.seed where name like ${`${record.aggregate.id}=%`}`.execute(
        proof.house.kernel.database.read,
      )
    assert.equal(early.length, 0)
    await proof.act(focal, record.id, 'enter-in-list')
    const { rows } = await sql<{
      name: string
    }>`select name from kernel.seed where name like ${`${record.aggregate.id}=%`}`.execute(
      proof.house.kernel.database.read,
    )
    assert.deepEqual(
      rows.map(({ name }) => name),
      [`${record.aggregate.id}=recognised`],
    )
  })

  test('tells its story: every line with actor, reason, documents and the clause', async () => {
    const owner = proof.person('owner-agency')
    const focal = proof.person('focal-province')
    const record = await proof.open(owner, 'recognition')
    await proof.act(owner, record.id, 'submit', { form: evidence })
    await proof.act(focal, record.id, 'ask-for-more', {
      form: { missing: ['Biên bản'] },
      reason: 'Chưa có biên bản',
    })
    const view = await proof.procedures.view(owner, record.id)
    assert.deepEqual(
      view.events.map(({ action, from, to, reason }) => [action, from, to, reason]),
      [
        ['open', null, 'draft', null],
        ['submit', 'draft', 'submitted', null],
        ['ask-for-more', 'submitted', 'returned', 'Chưa có biên bản'],
      ],
    )
    assert.deepEqual(view.events[1]?.legalBasis, ['000:Đ5.1'])
    assert.deepEqual(
      view.actions.map(({ id }) => id),
      ['submit'],
    )
    assert.deepEqual(
      view.holders.map(({ role, agencyId }) => [role, agencyId]),
      [['owner-agency', proof.agency]],
    )
  })

  test('writes each move into the audit with before, after and reason, and announces it', async () => {
    const owner = proof.person('owner-agency')
    const record = await proof.open(owner, 'recognition')
    await proof.act(owner, record.id, 'submit', { form: evidence })
    const { rows } = await sql<{ action: string; before: unknown; after: { state: string } }>`
      select action, before, after from kernel.audit_entry where object_id = ${record.aggregate.id} order by id`.execute(
      proof.house.kernel.database.read,
    )
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['procedure.recognition.opened', 'procedure.recognition.submit'],
    )
    assert.deepEqual([rows[1]?.before, rows[1]?.after.state], [{ state: 'draft' }, 'submitted'])
    const events = await sql<{
      data: { to: string }
    }>`select data from kernel.event where aggregate_id = ${record.id} order by sequence`.execute(
      proof.house.kernel.database.read,
    )
    assert.deepEqual(
      events.rows.map(({ data }) => data.to),
      ['draft', 'submitted'],
    )
  })
})
