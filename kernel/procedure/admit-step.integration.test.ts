// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../clock/index.ts'
import type { AppError } from '../errors/index.ts'
import { dossierAt, evidence, openProofHouse, type ProofHouse, refused } from './proof/proof-house.ts'

const otherAgency = newId()
const consumer = newId()

let proof: ProofHouse

before(async () => {
  proof = await openProofHouse()
})

after(() => proof.house.close())

describe('what is refused', () => {
  test('a refusal without a reason cannot be made, not by the engine and not by the table', async () => {
    const requester = proof.person('consumer-agency', consumer)
    const owner = proof.person('owner-agency')
    const record = await proof.open(requester, 'data-request', { requester: { agencyId: consumer } })
    const form = { purpose: 'Lập kế hoạch năm học', formOfUse: 'b', fields: ['ten'] }
    await proof.act(requester, record.id, 'submit', { form })
    for (const reason of [undefined, '', '  ', '...', '\n-\n']) {
      await assert.rejects(
        proof.act(owner, record.id, 'refuse', { reason }),
        refused('invalid', 'procedure.reason-required'),
      )
    }
    const insert = sql`insert into kernel.case_event (id, case_id, number, at, actor_kind, actor_label, kind, action, to_state, reason)
      values (${newId()}, ${record.id}, 99, ${proof.house.kernel.clock.now()}, 'person', 'x', 'refuse', 'refuse', 'refused', ' ')`
    await assert.rejects(insert.execute(proof.house.kernel.database.read), /case_event_reason/)
    await proof.act(owner, record.id, 'refuse', { reason: 'Không thuộc thẩm quyền' })
    const view = await proof.procedures.view(requester, record.id)
    assert.equal(view.events.at(-1)?.documents[0]?.title, 'Văn bản từ chối')
    assert.equal(view.state.kind, 'final')
  })

  test('the story is append-only for the program', async () => {
    const { read } = proof.house.kernel.database
    await assert.rejects(sql`update kernel.case_event set reason = 'x'`.execute(read), /permission denied/)
    await assert.rejects(sql`delete from kernel.case_event`.execute(read), /permission denied/)
  })

  test('who may not see a case gets 404, who sees it but may not act gets 403', async () => {
    const owner = proof.person('owner-agency')
    const record = await proof.open(owner, 'recognition')
    const stranger = proof.person('owner-agency', otherAgency)
    await assert.rejects(
      proof.procedures.view(stranger, record.id),
      refused('not-found', 'procedure.case-not-found'),
    )
    await assert.rejects(
      proof.act(stranger, record.id, 'submit', { form: evidence }),
      refused('not-found', 'procedure.case-not-found'),
    )
    await assert.rejects(
      proof.procedures.view(owner, newId()),
      refused('not-found', 'procedure.case-not-found'),
    )
    await assert.rejects(
      proof.procedures.view(owner, 'x’; drop'),
      refused('not-found', 'procedure.case-not-found'),
    )
    const auditor = proof.person('auditor', otherAgency)
    assert.equal((await proof.procedures.view(auditor, record.id)).actions.length, 0)
    await assert.rejects(
      proof.act(auditor, record.id, 'submit', { form: evidence }),
      refused('forbidden', 'procedure.forbidden'),
    )
    await assert.rejects(
      proof.act({ kind: 'anonymous', networkAddress: '::1' }, record.id, 'submit'),
      refused('not-found', 'procedure.case-not-found'),
    )
  })

  test('a role that is not named may not open a case', async () => {
    await assert.rejects(
      proof.open(proof.person('auditor'), 'recognition'),
      refused('forbidden', 'procedure.opening-forbidden'),
    )
    await assert.rejects(
      proof.open(proof.person('owner-agency', otherAgency), 'recognition'),
      refused('forbidden', 'procedure.opening-forbidden'),
    )
  })

  test('a step that is not listed from this state is 409, a faulty form is 422 field by field', async () => {
    const owner = proof.person('owner-agency')
    const record = await proof.open(owner, 'recognition')
    await assert.rejects(
      proof.act(owner, record.id, 'rework'),
      refused('conflict', 'procedure.invalid-transition'),
    )
    await assert.rejects(
      proof.act(owner, record.id, 'fly'),
      refused('conflict', 'procedure.invalid-transition'),
    )
    await assert.rejects(
      proof.act(owner, record.id, 'submit', { form: { evidence: ['1'], more: 1 } }),
      (error) => {
        refused('invalid', 'procedure.form-invalid')(error)
        assert.deepEqual((error as AppError).faults.map(({ path, code }) => [path, code]).sort(), [
          ['/evidence', 'form.too-few'],
          ['/isPublic', 'form.required'],
          ['/more', 'form.unknown-field'],
        ])
        return true
      },
    )
  })

  test('of two people acting on one case at the same time one wins and the other gets 409', async () => {
    const owner = proof.person('owner-agency')
    const record = await proof.open(owner, 'recognition')
    const { read } = proof.house.kernel.database
    await Promise.all(Array.from({ length: 4 }, () => sql`select pg_sleep(0.05)`.execute(read)))
    const attempts = Array.from({ length: 4 }, () =>
      proof.act(proof.person('owner-agency'), record.id, 'submit', {
        form: evidence,
        expectedVersion: record.version,
      }),
    )
    const results = await Promise.allSettled(attempts)
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    for (const result of results) {
      if (result.status === 'rejected') refused('conflict', 'procedure.stale')(result.reason)
    }
    assert.equal((await proof.procedures.view(owner, record.id)).events.length, 2)
  })

  test('R-TTHC-06: whoever drafted a result may not approve it, and does not find it in the inbox', async () => {
    const both = proof.person(['case-officer', 'section-head', 'one-stop-officer'])
    const { record } = await dossierAt(proof, both, 'proposed-result')
    await assert.rejects(
      proof.act(both, record.id, 'section-agrees'),
      refused('forbidden', 'procedure.same-person'),
    )
    const [closed] = (await proof.procedures.available(both, record.id)).filter(
      ({ id }) => id === 'section-agrees',
    )
    assert.equal(closed?.closed?.code, 'procedure.same-person')
    assert.match(
      closed.closed.message.vi,
      /phải do người khác làm: anh\/chị đã thực hiện bước “[^{]+” của hồ sơ/,
    )
    assert.match(closed.closed.message.en, /must be done by another person: you took the step “[^{]+”/)
    const mine = (await proof.procedures.inbox(both, { limit: 200 })).items
    assert.ok(!mine.some(({ caseId }) => caseId === record.id))
    const head = proof.person('section-head')
    assert.ok(
      (await proof.procedures.inbox(head, { limit: 200 })).items.some(({ caseId }) => caseId === record.id),
    )
    await proof.act(head, record.id, 'section-agrees')
  })
})
