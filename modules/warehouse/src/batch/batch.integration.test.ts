// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { sql } from 'kysely'
import { openWarehouseTest, type WarehouseTest } from '../../testing/index.ts'
import type { DatasetSchema, QuarantineRowView } from '../contract/index.ts'

let it: WarehouseTest
const health = newId()
let steward: Actor
let head: Actor

before(async () => {
  it = await openWarehouseTest()
  steward = it.house.actor({ role: 'data-steward', agencyId: health, displayName: 'Cán bộ đầu mối' })
  head = it.house.actor({ role: 'agency-head', agencyId: health, displayName: 'Thủ trưởng' })
})
after(() => it.close())

const clinic = (number: number, year = '2020', phone = '0912345678') =>
  `PK${String(number).padStart(5, '0')},Phòng khám số ${number},${year},${phone}`
const file = (rows: string[]) => `Mã cơ sở,Tên cơ sở,Năm thành lập,Điện thoại\n${rows.join('\n')}\n`
const withKey = (schema: DatasetSchema): DatasetSchema => ({ ...schema, keys: [[schema.fields[0]!.id]] })

test('R-WH-02, R-WH-05, R-ING-15: 5 000 rows with 40 bad ones are listed, mended and accepted by another person', async () => {
  it.catalogue.add({ code: 'co-so-y-te', ownerAgencyId: health })
  const rows = Array.from({ length: 5000 }, (_, index) =>
    clinic(index + 1, index % 125 === 0 ? (index % 500 === 0 ? '20x5' : 'không rõ') : '2020'),
  )
  const proposed = await it.bring(steward, 'co-so-y-te', file(rows))
  assert.equal(proposed.status, 'proposed', JSON.stringify(proposed.problem))
  const checked = await it.confirm(steward, proposed, (schema) =>
    withKey({
      ...schema,
      fields: schema.fields.map((field) =>
        field.title.vi === 'Năm thành lập' ? { ...field, type: 'year' as const } : field,
      ),
    }),
  )
  assert.equal(checked.status, 'needs-fixes')
  assert.deepEqual(checked.counts, {
    physical: 5001,
    good: 4960,
    quarantined: 40,
    nonData: 1,
    discarded: 0,
    warned: 0,
  })

  const url = '/api/warehouse/datasets/co-so-y-te/batches/1'
  const listed = await it.call<{ items: QuarantineRowView[]; total: number }>(
    steward,
    'GET',
    `${url}/rows?limit=5`,
  )
  assert.equal(listed.body.total, 40)
  const [first] = listed.body.items
  assert.match(first!.faults[0]!.message.vi, /năm/i)
  const year = first!.faults[0]!.field!

  const bulk = await it.call<{ passed: number; open: number }>(steward, 'POST', `${url}/rows/replace`, {
    field: year,
    from: 'không rõ',
    to: '2019',
  })
  assert.equal(bulk.body.passed, 30, bulk.text)
  const left = await it.call<{ items: QuarantineRowView[] }>(
    steward,
    'GET',
    `${url}/rows?status=open&limit=100`,
  )
  assert.equal(left.body.items.length, 10)
  const skipped = await it.call(steward, 'PATCH', `${url}/rows`, {
    changes: [{ record: left.body.items[0]!.record, values: {} }],
    moveWithoutCheck: true,
  })
  assert.deepEqual([skipped.status, skipped.body.code], [403, 'warehouse.firewall-required'])
  const byHand = await it.call<{ open: number; status: string }>(steward, 'PATCH', `${url}/rows`, {
    changes: left.body.items.map(({ record }) => ({ record, values: { [year]: '2005' } })),
  })
  assert.deepEqual([byHand.body.open, byHand.body.status], [0, 'ready'], byHand.text)

  const submitted = await it.call(steward, 'POST', `${url}/submit`, {})
  assert.equal(submitted.status, 200, submitted.text)
  const outcome = await it.call<{ loaded: number }>(head, 'POST', `${url}/approve`, {})
  assert.equal(outcome.body.loaded, 5000, outcome.text)

  const data = await it.call<{ items: Record<string, unknown>[]; total: number; nextCursor: string }>(
    steward,
    'GET',
    '/api/data/co-so-y-te/rows?count=true&limit=2&sort=-nam_thanh_lap',
  )
  assert.equal(data.status, 200, data.text)
  assert.equal(data.body.total, 5000)
  assert.equal(data.body.items[0]!['nam_thanh_lap'], 2020)
})

test('R-WH-06: whoever brought a batch learns of rows that need fixing and of its approval, approvers of what waits', async () => {
  const { kernel } = it.house
  const headId = (head as { accountId: string }).accountId
  const stewardId = (steward as { accountId: string }).accountId
  kernel.ports.accountsWithRole = async (role, agencyId) =>
    role === 'agency-head' && agencyId === health ? [headId] : []
  const batch = await it.bring(steward, 'co-so-y-te', file([clinic(9001), clinic(9002, 'sai')]))
  await it.accept(steward, head, batch, 'Chờ xác minh')
  await it.house.drainJobs()
  const { rows } = await sql<{ account_id: string; title: { vi: string } | string }>`
    select * from kernel.notice order by id`.execute(kernel.database.read)
  const said = (account: string) =>
    rows.filter((row) => row.account_id === account).map(({ title }) => JSON.stringify(title))
  assert.match(said(stewardId).join(), /1 dòng cần sửa.*1 dòng vào kho/s)
  assert.match(said(headId).join(), /1 dòng chờ duyệt/)
})
