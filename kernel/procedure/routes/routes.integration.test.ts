// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../clock/index.ts'
import { openTestHouse, type TestHouse } from '../../testing/index.ts'
import { proofs } from '../proof/all-proofs.ts'
import { proofParts } from '../proof/proof-parts.ts'

const agency = newId()
let house: TestHouse

before(async () => {
  house = await openTestHouse()
  house.kernel.procedures.register(proofs, proofParts)
  const roleTitles = new Map([['owner-agency', { vi: 'Cơ quan chủ quản dữ liệu', en: 'Data-owning agency' }]])
  await house.kernel.procedures.start({ roleTitles })
})

after(() => house.close())

const opened = async () => {
  const owner = house.actor({ role: 'owner-agency', agencyId: agency })
  house.as(owner)
  const opening = {
    definition: 'recognition',
    aggregate: { type: 'dataset', id: newId() },
    title: 'Danh sách trường học',
    agencyId: agency,
  }
  return house.kernel.runCommand({ actor: owner }, { name: 'test.open', input: null }, (command) =>
    house.kernel.procedures.open(command, opening),
  )
}

const post = async (url: string, body: object, key = newId()) => {
  const server = await house.server()
  return server.inject({ method: 'POST', url, payload: body, headers: { 'idempotency-key': key } })
}

const get = async (url: string) => (await house.server()).inject({ method: 'GET', url })

test('a case is found in the inbox, read, and moved on over HTTP', async () => {
  const { id } = await opened()
  const inbox = (await get('/api/inbox?limit=10')).json()
  assert.ok(inbox.items.some((item: { caseId: string }) => item.caseId === id))
  const view = (await get(`/api/cases/${id}`)).json()
  assert.deepEqual(view.actions[0].fields[0].title, {
    vi: 'Minh chứng cho từng điều kiện',
    en: 'Evidence for each condition',
  })
  const form = { evidence: ['1', '2', '3', '4'], isPublic: false }
  const answer = await post(`/api/cases/${id}/actions/submit`, { version: view.version, form })
  assert.deepEqual([answer.statusCode, answer.json().state], [200, 'submitted'])
})

test('a faulty form is answered with 422 and one Vietnamese sentence per field', async () => {
  const { id } = await opened()
  const answer = await post(`/api/cases/${id}/actions/submit`, {
    version: 1,
    form: { evidence: ['1', '2', '3', '4'] },
  })
  const problem = answer.json()
  assert.deepEqual([answer.statusCode, problem.code], [422, 'procedure.form-invalid'])
  assert.deepEqual(problem.errors, [
    { path: '/isPublic', code: 'form.required', message: 'Cần điền “Dữ liệu công khai”.' },
  ])
})

test('what stands against a step is answered with its status and sentence', async () => {
  const { id } = await opened()
  const stale = await post(`/api/cases/${id}/actions/submit`, { version: 7, form: {} })
  assert.deepEqual([stale.statusCode, stale.json().code], [409, 'procedure.stale'])
  const listed = await post(`/api/cases/${id}/actions/rework`, { version: 1 })
  assert.deepEqual([listed.statusCode, listed.json().code], [409, 'procedure.invalid-transition'])
  assert.match(listed.json().detail, /Hồ sơ đang ở bước “Đang lập hồ sơ”/)
  house.as(house.actor({ role: 'auditor', agencyId: agency }))
  const forbidden = await post(`/api/cases/${id}/actions/submit`, { version: 1 })
  assert.deepEqual([forbidden.statusCode, forbidden.json().code], [403, 'procedure.forbidden'])
  assert.match(forbidden.json().detail, /Người thực hiện: Cơ quan chủ quản dữ liệu\./)
  house.as(house.actor({ role: 'owner-agency', agencyId: newId() }))
  assert.equal((await get(`/api/cases/${id}`)).statusCode, 404)
})

test('the same step sent twice with one key is taken once and answered alike', async () => {
  const { id } = await opened()
  const body = { version: 1, form: { evidence: ['1', '2', '3', '4'], isPublic: true } }
  const key = newId()
  const answers = [
    await post(`/api/cases/${id}/actions/submit`, body, key),
    await post(`/api/cases/${id}/actions/submit`, body, key),
  ]
  assert.deepEqual(answers[0]?.json(), answers[1]?.json())
  assert.equal((await get(`/api/cases/${id}`)).json().events.length, 2)
})
