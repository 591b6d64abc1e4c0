// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type CollectionTest, openCollectionTest } from '../../testing/index.ts'
import type { RoundDetail, Task } from '../contract/index.ts'

let it: CollectionTest
let code: string

before(async () => {
  it = await openCollectionTest(1)
})
after(() => it.close())

const url = () => `/api/collection/rounds/${code}`
const post = (path: string, body: object = {}) => it.call(it.owner, 'POST', `${url()}${path}`, body)
const round = async () => (await it.call<RoundDetail>(it.owner, 'GET', url())).body

const open = (more: object) =>
  it.call<{ code: string }>(it.owner, 'POST', '/api/collection/rounds', {
    dataset: it.dataset,
    kind: 'survey',
    title: 'Khảo sát điểm dân cư 2026',
    period: { kind: 'year', value: '2026' },
    workingDays: 5,
    choice: { level: 'commune' },
    scope: { field: it.field('Mã cơ quan'), by: 'agency-code' },
    fixed: { [it.field('Kỳ')]: '2026' },
    loadMode: 'upsert',
    ...more,
  })

const send = async () => {
  const [{ officer, head, code: agency }] = it.communes as [(typeof it.communes)[0]]
  const task = `/api/collection/tasks/${code}/${agency}`
  const { body } = await it.call<Task>(officer, 'GET', task)
  const values = { [it.field('Tên điểm')]: 'Điểm 1', [it.field('Số hộ')]: String(10 + body.version) }
  const saved = await it.call<{ version: number }>(officer, 'PUT', `${task}/draft`, {
    version: body.version,
    changes: [{ key: 'a', values }],
    removed: [],
  })
  await it.call(officer, 'POST', `${task}/submit`, { version: saved.body.version })
  const sent = await it.call(head, 'POST', `${task}/approve`)
  assert.equal(sent.body['status'], 'sent', sent.text)
}

test('R-ING-05: a survey is led by a state agency', async () => {
  const focal = it.house.actor({ role: 'focal-province' })
  const unit = await it.call<{ code: string }>(focal, 'POST', '/api/organisations/agencies', {
    name: 'Trung tâm khảo sát thực hành',
    level: 'public-service-unit',
    kind: 'trung-tam',
    validFrom: '2025-01-01',
  })
  const refused = await open({ lead: unit.body.code })
  assert.deepEqual([refused.status, refused.body.code], [422, 'collection.lead-not-state'])
  const opened = await open({})
  assert.equal(opened.status, 200, opened.text)
  code = opened.body.code
  assert.equal((await round()).survey!.lead.name, 'Sở Xây dựng')
})

test('R-ING-05: verification and an expert’s opinion come before consolidation, and again when rows are sent again', async () => {
  await send()
  await post('/accept-all')
  const early = await post('/consolidate')
  assert.deepEqual([early.status, early.body.code], [409, 'collection.not-verified'])
  assert.equal((await post('/verify', { text: 'Đã đối chiếu 10% số phiếu, khớp.' })).status, 200)
  const opinion = { expert: 'Hội đồng tư vấn chuyên ngành', text: 'Phương pháp phù hợp.' }
  assert.equal((await post('/give-opinion', opinion)).status, 200)
  assert.equal((await round()).survey!.opinion!.expert, opinion.expert)
  const returned = await post(`/agencies/${it.communes[0]!.code}/return`, { reason: 'Thiếu một điểm' })
  assert.equal(returned.status, 200, returned.text)
  await send()
  await post('/accept-all')
  assert.equal((await round()).survey!.verified, null)
  assert.equal((await post('/consolidate')).body.code, 'collection.not-verified')
  await post('/verify', { text: 'Đã đối chiếu lại.' })
  await post('/give-opinion', opinion)
  const made = await post('/consolidate')
  assert.equal(made.status, 200, made.text)
})
