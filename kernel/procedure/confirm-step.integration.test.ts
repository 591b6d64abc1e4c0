// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../clock/index.ts'
import { openProofHouse, type ProofHouse, refused, requestForm } from './proof/proof-house.ts'

const otherAgency = newId()
const consumer = newId()

let proof: ProofHouse

before(async () => {
  proof = await openProofHouse()
})

after(() => proof.house.close())

describe('a data request (requirements 5.3)', () => {
  const agreed = async () => {
    const requester = proof.person('consumer-agency', consumer)
    const owner = proof.person('owner-agency')
    const record = await proof.open(requester, 'data-request', { requester: { agencyId: consumer } })
    await proof.act(requester, record.id, 'submit', {
      form: requestForm('a'),
    })
    await proof.act(owner, record.id, 'accept-as-valid')
    await proof.act(owner, record.id, 'agree')
    return { requester, owner, record }
  }
  const term = { termFrom: '2026-03-03', termTo: '2026-06-30' }

  test('R-SHR-07: both sides record the same term, nobody for two sides, and provision waits for it', async () => {
    const { requester, owner, record } = await agreed()
    await assert.rejects(proof.act(owner, record.id, 'provide'), refused('conflict', 'proof.not-fulfilled'))
    assert.equal((await proof.act(owner, record.id, 'record-term', { form: term })).done, false)
    await assert.rejects(
      proof.act(owner, record.id, 'record-term', { form: term }),
      refused('conflict', 'procedure.already-confirmed'),
    )
    const other = { ...term, termTo: '2027-06-30' }
    await assert.rejects(
      proof.act(requester, record.id, 'record-term', { form: other }),
      refused('conflict', 'procedure.confirmation-differs'),
    )
    const done = await proof.act(requester, record.id, 'record-term', { form: term })
    assert.deepEqual([done.done, done.state], [true, 'agreed'])
    await proof.act(owner, record.id, 'provide')
  })

  test('a person with both roles cannot agree with themselves', async () => {
    const both = proof.house.actor({
      role: ['owner-agency', 'consumer-agency'],
      agencyId: proof.agency,
      agencyIds: [proof.agency, consumer],
    })
    const { record } = await agreed()
    await proof.act(both, record.id, 'record-term', { form: term })
    await assert.rejects(
      proof.act(both, record.id, 'record-term', { form: term }),
      refused('conflict', 'procedure.already-confirmed'),
    )
  })

  test('the end of the term closes it by itself, after a reminder, and each escalation records when it ran', async () => {
    const { requester, owner, record } = await agreed()
    await proof.act(owner, record.id, 'record-term', { form: term })
    await proof.act(requester, record.id, 'record-term', { form: term })
    await proof.act(owner, record.id, 'provide')
    await proof.act(requester, record.id, 'first-use')
    proof.goTo('2026-05-31T01:00:00Z')
    proof.told.length = 0
    await proof.procedures.runDueTimers()
    assert.equal(await proof.state(record.id), 'active')
    proof.goTo('2026-06-30T16:59:59Z')
    await proof.procedures.runDueTimers()
    assert.equal(await proof.state(record.id), 'active', 'the last day still counts')
    proof.goTo('2026-06-30T17:00:00Z')
    await proof.procedures.runDueTimers()
    assert.equal(await proof.state(record.id), 'expired')
    const { rows } = await sql<{ timer: string; fired_at: Date; outcome: string }>`
      select timer, fired_at, outcome from kernel.case_timer where case_id = ${record.id} order by fired_at`.execute(
      proof.house.kernel.database.read,
    )
    assert.deepEqual(
      rows.map(({ timer, outcome }) => [timer, outcome]),
      [
        ['term-reminder', 'told'],
        ['term-end', 'expire'],
      ],
    )
    assert.deepEqual(
      rows.map(({ fired_at }) => fired_at.toISOString()),
      ['2026-05-31T01:00:00.000Z', '2026-06-30T17:00:00.000Z'],
    )
    await proof.procedures.jobs['procedure.tell']!(
      (
        await sql<{
          payload: unknown
        }>`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'procedure.tell' order by j.id desc limit 1`.execute(
          proof.house.kernel.database.read,
        )
      ).rows[0]!.payload,
      { signal: new AbortController().signal, attempt: 1 },
    )
    assert.deepEqual(proof.told[0]?.title.vi, 'Sắp hết thời hạn chia sẻ: Danh sách trường học')
    assert.deepEqual(proof.told[0]?.accountIds, [
      `owner-agency@${proof.agency}`,
      `consumer-agency@${consumer}`,
      `consumer-org@${consumer}`,
    ])
    proof.goTo('2026-03-02T02:00:00Z')
  })

  test('only while Sở confirms may Sở refuse', async () => {
    const requester = proof.person('consumer-agency', consumer)
    const focal = proof.person('focal-province', otherAgency)
    const record = await proof.open(requester, 'data-request', { requester: { agencyId: consumer } })
    await proof.act(requester, record.id, 'submit', {
      form: requestForm('b'),
    })
    await assert.rejects(
      proof.act(focal, record.id, 'refuse', { reason: 'Không phù hợp' }),
      refused('forbidden', 'procedure.forbidden'),
    )
    await proof.act(focal, record.id, 'accept-as-valid')
    await proof.act(proof.person('owner-agency'), record.id, 'agree-with-confirmation')
    await proof.act(focal, record.id, 'refuse', { reason: 'Không phù hợp' })
    assert.equal(await proof.state(record.id), 'refused')
  })

  test('a deadline of the profile counts working days and explains each day', async () => {
    proof.goTo('2026-04-24T02:00:00Z')
    const requester = proof.person('consumer-agency', consumer)
    const record = await proof.open(requester, 'data-request', { requester: { agencyId: consumer } })
    await proof.act(requester, record.id, 'submit', {
      form: requestForm('b'),
    })
    await proof.act(proof.person('owner-agency'), record.id, 'accept-as-valid')
    const { due } = await proof.procedures.view(requester, record.id)
    assert.equal(due?.ledger.filter(({ counted }) => counted).length, 10)
    assert.equal(due?.ledger.at(-1)?.date, due?.on)
    assert.ok(
      due!.ledger.some(({ date, counted }) => date === '2026-04-30' && !counted),
      'Reunification Day does not count',
    )
    proof.goTo('2026-03-02T02:00:00Z')
  })
})
