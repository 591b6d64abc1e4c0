// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { systemActor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import { openProofHouse, type ProofHouse, refused } from './proof/proof-house.ts'

let proof: ProofHouse

before(async () => {
  proof = await openProofHouse()
})

after(() => proof.house.close())

describe('an outgoing document (requirements 5.8)', () => {
  const dispatched = async (recipients: unknown[]) => {
    const officer = proof.person('case-officer')
    const head = proof.person('agency-head')
    const clerk = proof.person('clerk')
    const record = await proof.open(officer, 'outgoing-document', { data: { signature: 'x', recipients } })
    await proof.act(officer, record.id, 'send-up', { form: { summary: 'Về việc chia sẻ dữ liệu' } })
    await proof.act(head, record.id, 'sign')
    await proof.act(clerk, record.id, 'issue')
    await proof.act(systemActor('bus'), record.id, 'dispatch')
    return { record, clerk, head, officer }
  }
  const recipients = [
    { agencyId: newId(), title: 'Sở Y tế' },
    { agencyId: newId(), title: 'Sở Tư pháp' },
  ]
  const deliver = async (caseId: string, agencyId: string) => {
    await proof.act(systemActor('bus'), caseId, 'deliver')
    const receiver = proof.person('clerk', agencyId)
    await proof.act(receiver, caseId, 'receive')
    return receiver
  }

  test('opens one case per recipient, each seen only by its own receiver and the sender', async () => {
    const { record, clerk } = await dispatched(recipients)
    const { children } = await proof.procedures.view(clerk, record.id)
    assert.deepEqual(
      children.map(({ title }) => title),
      ['Danh sách trường học · Sở Y tế', 'Danh sách trường học · Sở Tư pháp'],
    )
    await proof.procedures.view(proof.person('clerk', recipients[0]!.agencyId), children[0]!.id)
    await assert.rejects(
      proof.procedures.view(proof.person('clerk', recipients[0]!.agencyId), children[1]!.id),
      refused('not-found', 'procedure.case-not-found'),
    )
  })

  test('is finished by the house when the last recipient has completed', async () => {
    const { record, clerk } = await dispatched(recipients)
    const { children } = await proof.procedures.view(clerk, record.id)
    for (const [index, child] of children.entries()) {
      const receiver = await deliver(child.id, recipients[index]!.agencyId)
      await proof.act(receiver, child.id, 'process')
      assert.equal(await proof.state(record.id), 'dispatched')
      await proof.act(receiver, child.id, 'complete', { form: {} })
    }
    assert.equal(await proof.state(record.id), 'answered')
  })

  test('is recalled by clerk and head together, and no longer once one recipient has taken it up', async () => {
    const { record, clerk, head } = await dispatched(recipients)
    await proof.act(clerk, record.id, 'recall', { reason: 'Sai số liệu' })
    const { children } = await proof.procedures.view(clerk, record.id)
    await deliver(children[0]!.id, recipients[0]!.agencyId)
    await assert.rejects(
      proof.act(head, record.id, 'recall', { reason: 'Đồng ý' }),
      refused('conflict', 'procedure.child-went-on'),
    )
  })

  test('without any recipient ends at once', async () => {
    const { record } = await dispatched([])
    assert.equal(await proof.state(record.id), 'answered')
  })
})
