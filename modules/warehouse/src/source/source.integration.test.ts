// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { openWarehouseTest, type WarehouseTest } from '../../testing/index.ts'
import type {
  BatchDetail,
  DatasetQuality,
  LoadMode,
  QuarantineRowView,
  SourceOrderView,
} from '../contract/index.ts'

let it: WarehouseTest
const health = newId()
let steward: Actor
let head: Actor
const code = 'phong-kham'
const url = `/api/warehouse/datasets/${code}`
const file = (rows: string[]) => `Mã,Tên,Giường\n${rows.join('\n')}\n`

before(async () => {
  it = await openWarehouseTest()
  steward = it.house.actor({ role: 'data-steward', agencyId: health })
  head = it.house.actor({ role: 'agency-head', agencyId: health })
  it.catalogue.add({ code, ownerAgencyId: health, sources: ['Sở Y tế', 'Bảo hiểm xã hội'] })
  const proposed = await it.bring(steward, code, file(['A1,Một,10', 'A2,Hai,20', 'A3,Ba,30']), {
    source: 'Sở Y tế',
  })
  const checked = await it.confirm(steward, proposed, (schema) => ({
    ...schema,
    keys: [[schema.fields[0]!.id]],
  }))
  await it.accept(steward, head, checked)
})
after(() => it.close())

const bring = (rows: string[], source: string, mode: LoadMode = 'upsert') =>
  it.bring(steward, code, file(rows), { mode, source })
const rowsOf = async () =>
  (
    await it.call<{ items: Record<string, unknown>[] }>(steward, 'GET', `/api/data/${code}/rows?sort=ma`)
  ).body.items.map((row) => Object.values(row).join(' '))
const toFix = async ({ number }: BatchDetail) =>
  (await it.call<{ items: QuarantineRowView[] }>(steward, 'GET', `${url}/batches/${number}/rows?status=open`))
    .body.items
const settle = (batch: BatchDetail, body: unknown) =>
  it.call(steward, 'POST', `${url}/batches/${batch.number}/rows/settle`, body)

test('R-WH-04: the same source updates its own rows as before, however its name is written', async () => {
  const batch = await bring(['A1,Một,11'], 'SỞ  Y TẾ')
  assert.equal((await it.accept(steward, head, batch)).loaded, 1)
})

test('R-WH-04: a remark in place of a source that the catalogue names contradicts nobody', async () => {
  const month = await bring(['A2,Hai,21'], 'Báo cáo tháng 9')
  assert.equal((await it.accept(steward, head, month)).loaded, 1)
  const back = await bring(['A2,Hai,20'], 'Sở Y tế')
  assert.equal((await it.accept(steward, head, back)).loaded, 1)
})

test('R-WH-04: another source with other values goes to the quality store with both values and both sources', async () => {
  const batch = await bring(['A1,Một,99', 'A2,Hai,20', 'A3,Ba,33', 'A4,Bốn,40'], 'Bảo hiểm xã hội')
  const outcome = await it.accept(steward, head, batch)
  assert.deepEqual([outcome.status, outcome.conflicts], ['needs-fixes', 2])
  const rows = await toFix(batch)
  assert.deepEqual(
    rows.map(({ conflict, values }) => [
      conflict?.stored,
      conflict?.given.source,
      conflict?.fields[0]?.stored,
      values['f3'],
    ]),
    [
      [{ source: 'SỞ  Y TẾ', batch: 2 }, 'Bảo hiểm xã hội', '11', '99'],
      [{ source: 'Sở Y tế', batch: 1 }, 'Bảo hiểm xã hội', '30', '33'],
    ],
  )
  assert.match(rows[0]!.faults[0]!.message.vi, /Giường khác với giá trị đang có từ nguồn/)
  const recheck = await it.call<{ passed: number }>(
    steward,
    'POST',
    `${url}/batches/${batch.number}/rows/recheck`,
    {},
  )
  assert.deepEqual([recheck.status, recheck.body.passed], [200, 0])
  const { body } = await it.call<DatasetQuality>(steward, 'GET', `${url}/quality`)
  assert.equal(body.faultsByRule['source.conflict'], 2)

  assert.equal((await settle(batch, { choice: 'stored', records: [rows[0]!.record] })).status, 200)
  const taken = await settle(batch, { choice: 'new' })
  assert.deepEqual([taken.status, taken.body['passed'], taken.body['open']], [200, 1, 0])
  const again = await it.accept(steward, head, await it.batch(steward, code, batch.number))
  assert.deepEqual([again.status, again.loaded], ['loaded', 3])
  assert.deepEqual(await rowsOf(), ['A1 Một 11', 'A2 Hai 20', 'A3 Ba 33', 'A4 Bốn 40'])
  const { counts } = await it.batch(steward, code, batch.number)
  assert.deepEqual([counts?.good, counts?.discarded, counts?.quarantined], [3, 1, 0])
})

test('R-WH-04: an append of another source is no bare duplicate; a row mended by hand is decided by that', async () => {
  const batch = await bring(['A1,Một,77', 'A9,Chín,90'], 'Bảo hiểm xã hội', 'append')
  assert.equal((await it.accept(steward, head, batch)).conflicts, 1)
  const [row] = await toFix(batch)
  assert.equal(row?.conflict?.fields[0]?.stored, '11')
  const mended = await it.call(steward, 'PATCH', `${url}/batches/${batch.number}/rows`, {
    changes: [{ record: row!.record, values: { f3: '44' } }],
  })
  assert.equal(mended.body['open'], 0, mended.text)
  assert.equal((await it.accept(steward, head, await it.batch(steward, code, batch.number))).loaded, 2)
  assert.equal((await rowsOf())[0], 'A1 Một 44')
})

test('R-WH-04: a decided order of sources is remembered with who and why, and does not ask again', async () => {
  const { body: view } = await it.call<SourceOrderView>(steward, 'GET', `${url}/source-order`)
  assert.deepEqual(view.known.map(({ key }) => key).sort(), ['bao hiem xa hoi', 'so y te'])
  const order = { order: ['so y te', 'bao hiem xa hoi'], reason: 'Sở Y tế cấp phép', version: 0 }
  assert.equal((await it.call(steward, 'PUT', `${url}/source-order`, order)).status, 403)
  assert.equal((await it.call(head, 'PUT', `${url}/source-order`, { ...order, order: ['la'] })).status, 422)
  assert.equal((await it.call(head, 'PUT', `${url}/source-order`, order)).status, 200)
  assert.equal((await it.call(head, 'PUT', `${url}/source-order`, order)).status, 409)

  const stronger = await bring(['A1,Một,12', 'A4,Bốn,41'], 'Sở Y tế')
  assert.equal((await it.accept(steward, head, stronger)).loaded, 2)
  const weaker = await bring(['A1,Một,98', 'A5,Năm,50'], 'Bảo hiểm xã hội')
  const outcome = await it.accept(steward, head, weaker)
  assert.deepEqual([outcome.status, outcome.loaded], ['loaded', 1])
  assert.deepEqual((await rowsOf()).slice(0, 1), ['A1 Một 12'])
  const { counts } = await it.batch(steward, code, weaker.number)
  assert.deepEqual([counts?.good, counts?.discarded], [1, 1])
})
