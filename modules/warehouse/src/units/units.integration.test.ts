// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { sql } from 'kysely'
import { openWarehouseTest, practiceUnits, type WarehouseTest } from '../../testing/index.ts'
import type { UnitChoiceList, UnitQuestions } from '../contract/index.ts'

let it: WarehouseTest
const agency = newId()
let steward: Actor
let head: Actor
let stranger: Actor

before(async () => {
  it = await openWarehouseTest()
  it.catalogue.units = practiceUnits()
  steward = it.house.actor({ role: 'data-steward', agencyId: agency, displayName: 'Cán bộ đầu mối' })
  head = it.house.actor({ role: 'agency-head', agencyId: agency, displayName: 'Thủ trưởng' })
  stranger = it.house.actor({ role: 'data-steward', agencyId: newId(), displayName: 'Cơ quan khác' })
})
after(() => it.close())

const file = `Xã,Huyện,Năm báo cáo,Số hộ
Xã Tân Lợi,Đồng Phú,2024,1
tan loi,H. Hớn Quản,2024,2
TT Tân Phú,Đồng Phú,2024,3
Thị trấn Tân Phú,Đồng Phú,2026,4
Xã Tân Lợi,,2024,5
Xã Tân Hưng,Đồng Phú,2024,6
Tân Hưng,Đồng Phú,2026,7
Xã Tân Lợy,Đồng Phú,2024,8
25378,,2026,9
`
const url = '/api/warehouse/datasets/ho-ngheo/batches/1'
const questionsOf = async (actor = steward) =>
  (await it.call<UnitQuestions>(actor, 'GET', `${url}/units`)).body.questions
const rowsOf = async (query = '') =>
  (await it.call<{ items: Record<string, unknown>[] }>(steward, 'GET', `/api/data/ho-ngheo/rows?${query}`))
    .body.items

test('R-ORG-02: names and codes of dissolved units become the unit of the row’s day and today’s successor; both are kept', async () => {
  it.catalogue.add({ code: 'ho-ngheo', ownerAgencyId: agency })
  const checked = await it.confirm(steward, await it.bring(steward, 'ho-ngheo', file), (schema) => ({
    ...schema,
    fields: schema.fields.map((field) => (field.id === 'f2' ? { ...field, required: false } : field)),
  }))
  assert.deepEqual(checked.analysis!.schema.fields[0]!.unitUse, {
    level: 'commune',
    within: ['f2'],
    asOf: 'f3',
  })
  assert.deepEqual([checked.status, checked.counts!.good, checked.counts!.quarantined], ['needs-fixes', 6, 3])
})

test('what is not clear is asked once, with areas, near names and only of those who may mend rows', async () => {
  const questions = await questionsOf()
  assert.deepEqual(
    questions.map(({ written, fault, blocking, rows, candidates, near }) => [
      written,
      fault,
      blocking,
      rows,
      candidates.map(({ unit }) => unit),
      near.map(({ unit }) => unit),
    ]),
    [
      ['Tân Hưng', 'unit.split', true, 1, ['25378@2025-07-01', '25363@2025-07-01'], []],
      ['Xã Tân Lợi', 'unit.ambiguous', true, 1, ['25378', '25345'], []],
      ['Xã Tân Lợy', 'unit.unknown', true, 1, [], ['25378', '25363', '25381']],
    ],
  )
  assert.deepEqual(questions[0]!.candidates[0]!.areaKm2, '42.5')
  assert.deepEqual(questions[1]!.candidates[1]!.above, ['Huyện Hớn Quản', 'Tỉnh Bình Phước'])
  assert.equal((await it.call(stranger, 'GET', `${url}/units`)).status, 404)
  assert.equal((await it.call(head, 'GET', `${url}/units`)).status, 403)
})

test('answers mend every row that waited; impossible ones are refused', async () => {
  const questions = await questionsOf()
  const of = (written: string) => questions.find((one) => one.written === written)!.question
  const post = (answers: unknown) =>
    it.call<{ passed: number; status: string }>(steward, 'POST', `${url}/units`, { answers })
  assert.equal((await post([{ question: of('Tân Hưng'), unit: null }])).body.code, 'warehouse.unit-required')
  assert.equal(
    (await post([{ question: of('Tân Hưng'), unit: '99999' }])).body.code,
    'warehouse.unknown-unit',
  )
  assert.equal(
    (await post([{ question: 'name|không hỏi', unit: null }])).body.code,
    'warehouse.unit-not-asked',
  )
  const { body } = await post([
    { question: of('Tân Hưng'), unit: '25378@2025-07-01' },
    { question: of('Xã Tân Lợi'), unit: '25345' },
    { question: of('Xã Tân Lợy'), unit: '25378' },
  ])
  assert.deepEqual([body.passed, body.status], [3, 'ready'])
  assert.deepEqual(await questionsOf(), [])
})

test('the Data API and the export give the writing, the unit of the day and today’s; one can ask by any of them', async () => {
  await it.accept(steward, head, await it.batch(steward, 'ho-ngheo', 1))
  const rows = await rowsOf('sort=so_ho')
  assert.deepEqual(
    rows.map((row) => [
      row['xa'],
      row['xa_ma'],
      row['xa_ten'],
      row['xa_ma_hien_nay'],
      row['xa_ten_hien_nay'],
    ]),
    [
      ['Xã Tân Lợi', '25378', 'Xã Tân Lợi', '25378', 'Xã Đồng Tâm'],
      ['tan loi', '25345', 'Xã Tân Lợi', '25351', 'Xã Tân Khai'],
      ['TT Tân Phú', '25363', 'Thị trấn Tân Phú', '25363', 'Phường Đồng Phú'],
      ['Thị trấn Tân Phú', '25363', 'Phường Đồng Phú', '25363', 'Phường Đồng Phú'],
      ['Xã Tân Lợi', '25345', 'Xã Tân Lợi', '25351', 'Xã Tân Khai'],
      ['Xã Tân Hưng', '25381', 'Xã Tân Hưng', '25378', 'Xã Đồng Tâm'],
      ['Tân Hưng', '25378', 'Xã Đồng Tâm', '25378', 'Xã Đồng Tâm'],
      ['Xã Tân Lợy', '25378', 'Xã Tân Lợi', '25378', 'Xã Đồng Tâm'],
      ['25378', '25378', 'Xã Đồng Tâm', '25378', 'Xã Đồng Tâm'],
    ],
  )
  assert.equal((await rowsOf('xa_ma_hien_nay=25351')).length, 2)
  assert.equal((await rowsOf('xa_ten.contains=dong phu&sort=-xa_ten_hien_nay&limit=1')).length, 1)
  const csv = await it.call(steward, 'GET', '/api/data/ho-ngheo/rows.csv?sort=so_ho')
  assert.match(csv.text, /^xa,xa_ma,xa_ten,xa_ma_hien_nay,xa_ten_hien_nay,huyen,nam_bao_cao,so_ho\r?\n/)
  assert.match(csv.text, /\nXã Tân Hưng,25381,Xã Tân Hưng,25378,Xã Đồng Tâm,/)
  const described = await it.call<{ fields: { name: string }[] }>(steward, 'GET', '/api/data/ho-ngheo/schema')
  assert.ok(described.body.fields.some(({ name }) => name === 'xa_ten_hien_nay'))
})

test('a later file of the dataset is not asked again; another dataset is offered the answers', async () => {
  const again = await it.confirm(steward, await it.bring(steward, 'ho-ngheo', `${file}Xã Tân Lợi,,2024,10\n`))
  assert.deepEqual([again.status, again.counts!.quarantined], ['ready', 0])
  it.catalogue.add({ code: 'can-ngheo', ownerAgencyId: agency })
  await it.confirm(steward, await it.bring(steward, 'can-ngheo', file), (schema) => ({
    ...schema,
    fields: schema.fields.map((field) => (field.id === 'f2' ? { ...field, required: false } : field)),
  }))
  const { body } = await it.call<UnitQuestions>(
    steward,
    'GET',
    '/api/warehouse/datasets/can-ngheo/batches/1/units',
  )
  assert.deepEqual(
    body.questions.map(({ offered }) => offered.map(({ option, datasets }) => [option?.unit, datasets])),
    [[['25378@2025-07-01', 1]], [['25345', 1]], [['25378', 1]]],
  )
})

test('a remembered choice is listed, found and corrected with a reason; a split follows at once in loaded rows', async () => {
  const list = async (actor: Actor, q = '') =>
    (await it.call<UnitChoiceList>(actor, 'GET', `/api/warehouse/unit-choices?q=${encodeURIComponent(q)}`))
      .body
  assert.equal((await list(steward)).total, 3)
  assert.equal((await list(stranger)).total, 0)
  const [split] = (await list(steward, 'tan hung')).items
  assert.deepEqual([split!.kind, split!.option!.name, split!.mayCorrect], ['split', 'Xã Đồng Tâm', true])
  const correct = (actor: Actor, body: object) =>
    it.call(actor, 'PATCH', `/api/warehouse/unit-choices/${split!.id}`, body)
  const change = { unit: '25363@2025-07-01', reason: 'Ấp 3 thuộc phường Đồng Phú', version: split!.version }
  assert.equal((await correct(stranger, change)).status, 404)
  assert.equal((await correct(head, change)).status, 403)
  assert.equal((await correct(steward, change)).status, 200)
  assert.equal((await correct(steward, change)).body.code, 'warehouse.stale')
  const [row] = await rowsOf('xa_ma=25381')
  assert.deepEqual([row!['xa_ma'], row!['xa_ten_hien_nay']], ['25381', 'Phường Đồng Phú'])
  const { rows } = await sql<{ reason: string }>`select reason from kernel.audit_entry
    where action = 'warehouse.unit-choice-corrected'`.execute(it.house.kernel.database.read)
  assert.equal(rows[0]?.reason, change.reason)
})

test('R-ORG-02: a unit that rows or answers use is not removed', async () => {
  assert.equal(await it.catalogue.unitRemoval({ code: '25345', validFrom: null }), '1 bộ dữ liệu')
  assert.equal(await it.catalogue.unitRemoval({ code: '25351', validFrom: '2025-07-01' }), null)
})

test('a later reform rolls on without touching a row', async () => {
  const history = practiceUnits()
  const versions = history.versions.map((unit) =>
    unit.id === 'n2' ? { ...unit, validTo: '2026-01-01' } : unit,
  )
  const later = {
    ...versions.find(({ id }) => id === 'n2')!,
    id: 'n9',
    code: '25999',
    name: 'Phường Tân Khai',
  }
  it.catalogue.units = {
    versions: [...versions, { ...later, validFrom: '2026-01-01', validTo: null }],
    steps: [...history.steps, { from: 'n2', to: 'n9', extent: 'full' }],
  }
  await new Promise((resolve) => setTimeout(resolve, 2100))
  const rows = await rowsOf('xa_ma=25345')
  assert.deepEqual(
    rows.map((row) => [row['xa_ten'], row['xa_ten_hien_nay']]),
    [
      ['Xã Tân Lợi', 'Phường Tân Khai'],
      ['Xã Tân Lợi', 'Phường Tân Khai'],
    ],
  )
})
