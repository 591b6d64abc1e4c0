// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { sql } from 'kysely'
import { openWarehouseTest, type WarehouseTest } from '../../testing/index.ts'
import type { BatchDetail, DatasetSchema, LoadMode, QuarantineRowView } from '../contract/index.ts'

let it: WarehouseTest
const health = newId()
let steward: Actor
let head: Actor

before(async () => {
  it = await openWarehouseTest()
  steward = it.house.actor({ role: 'data-steward', agencyId: health })
  head = it.house.actor({ role: 'agency-head', agencyId: health })
})
after(() => it.close())

const file = (rows: string[]) => `Mã,Tên,Giường\n${rows.join('\n')}\n`
const keyed = (schema: DatasetSchema): DatasetSchema => ({ ...schema, keys: [[schema.fields[0]!.id]] })

const load = async (code: string, rows: string[], mode: LoadMode = 'append'): Promise<BatchDetail> => {
  let batch = await it.bring(steward, code, file(rows), { mode })
  if (batch.status === 'proposed') batch = await it.confirm(steward, batch, keyed)
  assert.equal(batch.status, 'ready', JSON.stringify([batch.status, batch.problem, batch.counts]))
  await it.accept(steward, head, batch)
  return it.batch(steward, code, batch.number)
}

const rowsOf = async (code: string, more = '') => {
  const answer = await it.call<{ items: Record<string, unknown>[] }>(
    steward,
    'GET',
    `/api/data/${code}/rows?sort=ma&limit=1000${more}`,
  )
  assert.equal(answer.status, 200, answer.text)
  return answer.body.items.map((row) => Object.values(row).join(' '))
}

test('a later file of the same columns goes to the check without a person', async () => {
  it.catalogue.add({ code: 'benh-vien', ownerAgencyId: health })
  await load('benh-vien', ['A1,Đa khoa,10', 'A2,Sản nhi,20'])
  const second = await it.bring(steward, 'benh-vien', file(['A3,Y học cổ truyền,30']))
  assert.equal(second.status, 'ready')
  await it.accept(steward, head, second)
  assert.equal((await rowsOf('benh-vien')).length, 3)
})

test('append meets a key of the store: the row needs fixing and nothing is loaded', async () => {
  const batch = await it.bring(steward, 'benh-vien', file(['A1,Trùng,1', 'A9,Mới,2']))
  const outcome = await it.accept(steward, head, batch)
  assert.deepEqual([outcome.status, outcome.loaded, outcome.conflicts], ['needs-fixes', 0, 1])
  const { body } = await it.call<{ items: QuarantineRowView[] }>(
    steward,
    'GET',
    `/api/warehouse/datasets/benh-vien/batches/${batch.number}/rows`,
  )
  assert.match(body.items[0]!.faults[0]!.message.vi, /“A1” đã có trong kho/)
  const { counts } = await it.batch(steward, 'benh-vien', batch.number)
  assert.deepEqual([counts?.physical, counts?.good, counts?.quarantined, counts?.nonData], [3, 1, 1, 1])
  const again = await it.accept(steward, head, batch, 'Dòng trùng, đã báo đơn vị')
  assert.equal(again.loaded, 1)
  assert.deepEqual(
    (await rowsOf('benh-vien')).map((row) => row.slice(0, 2)),
    ['A1', 'A2', 'A3', 'A9'],
  )
})

test('upsert closes rows with the same key and keeps the others; the earlier state stays known', async () => {
  it.catalogue.add({ code: 'tram-y-te', ownerAgencyId: health })
  const first = await load('tram-y-te', ['A1,Một,10', 'A2,Hai,20'])
  const second = await load('tram-y-te', ['A2,Hai mới,25', 'A3,Ba,30'], 'upsert')
  assert.equal(second.closedRows, 1)
  assert.deepEqual(await rowsOf('tram-y-te'), ['A1 Một 10', 'A2 Hai mới 25', 'A3 Ba 30'])
  assert.deepEqual(await rowsOf('tram-y-te', `&asKnown=${first.loadNumber}`), ['A1 Một 10', 'A2 Hai 20'])
})

test('replace closes everything that was there', async () => {
  await load('tram-y-te', ['A7,Bảy,70'], 'replace')
  assert.deepEqual(await rowsOf('tram-y-te'), ['A7 Bảy 70'])
})

test('undo restores what stood before, newest batch first, and is refused while later batches touch the same rows', async () => {
  const url = '/api/warehouse/datasets/tram-y-te/batches'
  const blocked = await it.call(head, 'POST', `${url}/2/undo`, { reason: 'Nhầm tệp' })
  assert.deepEqual([blocked.status, blocked.body.code], [409, 'warehouse.undo-blocked'])
  assert.deepEqual((blocked.body as Record<string, unknown>)['batches'], [3])

  const third = await it.call(head, 'POST', `${url}/3/undo`, { reason: 'Nhầm tệp' })
  assert.deepEqual(third.body, { number: 4, closed: 1, restored: 3 }, third.text)
  assert.deepEqual(await rowsOf('tram-y-te'), ['A1 Một 10', 'A2 Hai mới 25', 'A3 Ba 30'])

  const second = await it.call(head, 'POST', `${url}/2/undo`, { reason: 'Nhầm tệp' })
  assert.deepEqual(second.body, { number: 5, closed: 2, restored: 1 }, second.text)
  assert.deepEqual(await rowsOf('tram-y-te'), ['A1 Một 10', 'A2 Hai 20'])
  const undone = await it.batch(steward, 'tram-y-te', 2)
  assert.deepEqual([undone.status, undone.undoneBy], ['undone', 5])
})

test('R-ING-01: the same file twice is reported with its batch; after an undo it may come again', async () => {
  it.catalogue.add({ code: 'nha-thuoc', ownerAgencyId: health })
  await load('nha-thuoc', ['A1,Một,10'])
  const repeat = await it.upload(steward, 'nha-thuoc', file(['A1,Một,10']))
  assert.deepEqual([repeat.status, repeat.body.code, repeat.body.number], [409, 'warehouse.repeat-file', 1])
  await it.call(head, 'POST', '/api/warehouse/datasets/nha-thuoc/batches/1/undo', { reason: 'Sai kỳ' })
  assert.deepEqual(await rowsOf('nha-thuoc'), [])
  assert.equal((await it.upload(steward, 'nha-thuoc', file(['A1,Một,10']))).status, 200)
  await it.house.drainJobs()
})

test('R-ING-02: without issued collection rules nothing is collected', async () => {
  it.catalogue.add({ code: 'chua-quy-tac', ownerAgencyId: health, collectionRules: null })
  const { status, body } = await it.upload(steward, 'chua-quy-tac', file(['A1,Một,10']))
  assert.deepEqual([status, body.code], [422, 'warehouse.rules-not-issued'])
})

test('a schema may grow by optional fields and wider numbers; anything else is refused in words', async () => {
  const url = '/api/warehouse/datasets/benh-vien/schema'
  const { body: schema } = await it.call<DatasetSchema>(steward, 'GET', url)
  const added = {
    id: 'f9',
    name: 'ghi_chu',
    title: { vi: 'Ghi chú' },
    type: 'text',
    required: false,
    sensitive: 'none',
  }
  const wider = schema.fields.map((field) =>
    field.name === 'giuong' ? { ...field, type: 'decimal' } : field,
  )
  const grown = { ...schema, fields: [...wider, added] }
  delete (grown as { code?: unknown }).code
  const put = await it.call(steward, 'PUT', url, { schema: grown, reason: 'Thêm ghi chú', version: 1 })
  assert.deepEqual(put.body, { version: 2 }, put.text)
  assert.equal((await rowsOf('benh-vien')).length, 4)
  const fewer = { ...schema, fields: schema.fields.slice(0, 2) }
  const refused = await it.call(steward, 'PUT', url, { schema: fewer, reason: 'Bớt', version: 2 })
  assert.deepEqual([refused.status, refused.body.code], [409, 'warehouse.rebuild-required'])
  assert.match(refused.body.detail!, /bỏ trường “Giường”/)
})

test('a reference to another dataset is judged against its rows when the batch is loaded', async () => {
  it.catalogue.add({ code: 'khoa-phong', ownerAgencyId: health })
  const proposed = await it.bring(steward, 'khoa-phong', 'Khoa,Bệnh viện\nK1,A1\nK2,ZZ\n')
  const checked = await it.confirm(steward, proposed, (schema) => ({
    ...schema,
    rules: [
      {
        id: 'thuoc-benh-vien',
        version: 1,
        severity: 'error',
        kind: 'reference',
        field: schema.fields[1]!.id,
        dataset: 'benh-vien',
        otherField: 'ma',
      },
    ],
  }))
  const outcome = await it.accept(steward, head, checked)
  const { body } = await it.call<{ items: QuarantineRowView[] }>(
    steward,
    'GET',
    '/api/warehouse/datasets/khoa-phong/batches/1/rows',
  )
  assert.deepEqual(
    body.items.flatMap(({ faults }) => faults.map(({ code, value }) => [code, value])),
    [['warehouse.reference-missing', 'ZZ']],
  )
  assert.deepEqual([outcome.status, outcome.conflicts], ['needs-fixes', 1])
})

test('a file that cannot be read fails in words and leaves nothing behind', async () => {
  const batch = await it.bring(
    steward,
    'khoa-phong',
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    {
      fileName: 'cu.xls',
    },
  )
  assert.equal(batch.status, 'failed')
  assert.match(batch.problem!.message.vi, /Excel|cu\.xls/)
})

test('cancelling ends a batch at every step before approval and frees its file', async () => {
  const content = file(['C1,Một,1'])
  const batch = await it.bring(steward, 'benh-vien', content)
  const url = `/api/warehouse/datasets/benh-vien/batches/${batch.number}`
  assert.equal((await it.call(steward, 'POST', `${url}/cancel`, { reason: 'Nhầm' })).status, 200)
  const late = await it.call(steward, 'POST', `${url}/submit`, {})
  assert.deepEqual([late.status, late.body.code], [409, 'warehouse.invalid-transition'])
  const { rows } = await sql`select warehouse.load_tables() as name`.execute(it.house.kernel.database.loader)
  assert.ok(!rows.some((row) => String((row as { name: string }).name).includes(batch.dataset.code)))
  assert.equal((await it.upload(steward, 'benh-vien', content)).status, 200)
  await it.house.drainJobs()
})
