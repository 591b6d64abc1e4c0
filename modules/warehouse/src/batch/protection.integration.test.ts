// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { sql } from 'kysely'
import { openWarehouseTest, type WarehouseTest } from '../../testing/index.ts'
import type { BatchDetail, DatasetWithoutBasis, QuarantineRowView, RowsReadPage } from '../contract/index.ts'
import { datasetTable } from '../dataset-store/physical-model.ts'

let it: WarehouseTest
const health = newId()
const school = newId()
let steward: Actor
let head: Actor
let owner: Actor
let stranger: Actor
const visitor: Actor = { kind: 'anonymous', networkAddress: '127.0.0.1' }
const code = 'ho-so-suc-khoe'
const ids = ['070090000017', '070090000025', '070190000031']
let datasetId: string

const content = `CCCD,Họ tên,Năm sinh,Điện thoại\n${ids
  .map((id, index) => `${id},Người ${index},19${90 + index},091234567${index}`)
  .join('\n')}\n070090000099,Người sai,không rõ,0912345679\n`

const upload = async (): Promise<BatchDetail> => {
  const proposed = await it.bring(steward, code, content)
  return it.confirm(steward, proposed, (schema) => ({
    ...schema,
    fields: schema.fields.map((field, index) => {
      if (index === 0)
        return { ...field, type: 'citizen-id' as const, sensitive: 'sensitive' as const, required: true }
      if (index === 2) return { ...field, type: 'year' as const, sensitive: 'none' as const }
      return index === 3
        ? { ...field, type: 'phone' as const, sensitive: 'basic' as const }
        : { ...field, sensitive: 'none' as const }
    }),
    keys: [[schema.fields[0]!.id]],
  }))
}

before(async () => {
  it = await openWarehouseTest()
  steward = it.house.actor({ role: 'data-steward', agencyId: health })
  head = it.house.actor({ role: 'agency-head', agencyId: health })
  owner = it.house.actor({ role: 'owner-agency', agencyId: health })
  stranger = it.house.actor({ role: ['data-steward', 'agency-head', 'owner-agency'], agencyId: school })
  datasetId = it.catalogue.add({ code, ownerAgencyId: health }).id
  await upload()
})
after(() => it.close())

const dump = async (query: ReturnType<typeof sql>): Promise<string> =>
  JSON.stringify((await query.execute(it.house.kernel.database.loader)).rows)

test('sensitive values are encrypted before approval: quality store, load table, analysis', async () => {
  const everything = [
    await dump(sql`select original, current from warehouse.quarantine_row`),
    await dump(sql`select value, message from warehouse.quarantine_fault`),
    await dump(sql`select analysis, profile from warehouse.batch`),
  ].join()
  const { rows } = await sql<{ name: string }>`select warehouse.load_tables() as name`.execute(
    it.house.kernel.database.loader,
  )
  const staged = await dump(sql`select * from ${sql.table(`warehouse_load.${rows[0]!.name}`)}`)
  for (const id of [...ids, '070090000099']) assert.ok(!(everything + staged).includes(id), id)
  const { body } = await it.call<{ items: QuarantineRowView[] }>(
    steward,
    'GET',
    `/api/warehouse/datasets/${code}/batches/1/rows`,
  )
  assert.ok(Object.values(body.items[0]!.values).includes('0700••••0099'), 'nothing is wrong with it')
  assert.ok(!JSON.stringify(body.items).includes('070090000099'))
  const workbook = await it.call(steward, 'GET', `/api/warehouse/datasets/${code}/batches/1/rows.xlsx`)
  assert.equal(workbook.status, 200)
  // a masked value that comes back as it was shown changes nothing
  const { record } = body.items[0]!
  const mended = await it.call(steward, 'PATCH', `/api/warehouse/datasets/${code}/batches/1/rows`, {
    changes: [{ record, values: { f1: '0700••••0099', f2: 'Người chưa rõ' } }],
  })
  assert.equal(mended.status, 200, mended.text)
  const again = await it.call<{ items: QuarantineRowView[] }>(
    steward,
    'GET',
    `/api/warehouse/datasets/${code}/batches/1/rows`,
  )
  assert.equal(again.body.items[0]!.values['f1'], '0700••••0099')
  assert.deepEqual(
    again.body.items[0]!.faults.map(({ field }) => field),
    ['f3'],
  )
})

test('R-ING-15: whoever uploaded or submitted may not approve; another person may', async () => {
  const url = `/api/warehouse/datasets/${code}/batches/1`
  const both = it.house.actor({ role: ['data-steward', 'agency-head'], agencyId: health })
  const early = await it.call(head, 'POST', `${url}/approve`, {})
  assert.deepEqual([early.status, early.body.code], [409, 'warehouse.acceptance-required'])
  const open = await it.call(both, 'POST', `${url}/submit`, {})
  assert.deepEqual([open.status, open.body.code], [409, 'warehouse.rows-need-fixing'])
  await it.call(both, 'POST', `${url}/submit`, { leaveOutReason: 'Chờ xác minh năm sinh' })
  const own = await it.call(both, 'POST', `${url}/approve`, {})
  assert.deepEqual([own.status, own.body.code], [403, 'warehouse.four-eyes'])
  const approved = await it.call<{ loaded: number }>(head, 'POST', `${url}/approve`, {})
  assert.equal(approved.body.loaded, 3, approved.text)
})

test('R-SEC-14: use without a purpose is 403; a stated purpose opens protected fields for half an hour', async () => {
  const url = `/api/data/${code}/rows`
  const asked = await it.call(steward, 'GET', `${url}?unmasked=true`)
  assert.deepEqual([asked.status, asked.body.code], [403, 'warehouse.purpose-required'])
  const unmask = `/api/warehouse/datasets/${code}/unmask`
  for (const body of [{}, { purpose: '   ' }, { purpose: 'xem' }]) {
    const blank = await it.call(steward, 'POST', unmask, body)
    assert.deepEqual([blank.status, blank.body.code], [403, 'warehouse.purpose-required'])
  }
  assert.equal((await it.call(owner, 'POST', unmask, { purpose: 'Rà soát hồ sơ' })).status, 403)
  const given = await it.call<{ expiresAt: string }>(steward, 'POST', unmask, {
    purpose: 'Rà soát hồ sơ trùng theo kế hoạch 12',
  })
  assert.equal(given.status, 200, given.text)
  const open = await it.call<{ items: Record<string, unknown>[] }>(steward, 'GET', `${url}?unmasked=true`)
  assert.deepEqual(
    open.body.items.map((row) => row['cccd']),
    ids,
  )
  const plain = await it.call<{ items: Record<string, unknown>[] }>(steward, 'GET', url)
  assert.equal(plain.body.items[0]!['cccd'], '0700••••0017')
  const other = await it.call(head, 'GET', `${url}?unmasked=true`)
  assert.equal(other.status, 403, 'a purpose opens the rows to the person who stated it only')
})

test('sensitive values are encrypted in the store and found by a keyed HMAC', async () => {
  const stored = await dump(sql`select * from ${sql.table(`dataset_rows.${datasetTable(datasetId)}`)}`)
  for (const id of ids) assert.ok(!stored.includes(id))
  const found = await it.call<{ items: Record<string, unknown>[] }>(
    steward,
    'GET',
    `/api/data/${code}/rows?unmasked=true&cccd=${ids[1]}`,
  )
  assert.deepEqual(
    found.body.items.map((row) => row['cccd']),
    [ids[1]],
    found.text,
  )
})

test('R-WH-13: the owner agency reads sensitive fields masked unless the role allows; others do not get personal fields', async () => {
  const masked = await it.call<{ items: Record<string, unknown>[] }>(owner, 'GET', `/api/data/${code}/rows`)
  assert.equal(masked.body.items[0]!['cccd'], '0700••••0017')
  const asked = await it.call(owner, 'GET', `/api/data/${code}/rows?cccd=${ids[0]}`)
  assert.deepEqual([asked.status, asked.body.code], [422, 'warehouse.filter-not-possible'])
  const others = await it.call<{ items: Record<string, unknown>[] }>(
    stranger,
    'GET',
    `/api/data/${code}/rows`,
  )
  assert.deepEqual(Object.keys(others.body.items[0]!), ['ho_ten', 'nam_sinh'])
  const hidden = await it.call(stranger, 'GET', `/api/data/${code}/rows?select=cccd`)
  assert.deepEqual([hidden.status, hidden.body.code], [422, 'warehouse.no-such-field'])
})

test('reading restricted rows is recorded with who, which fields and how many, without values', async () => {
  const { rows } = await sql<{ actor_id: string; after: Record<string, unknown> }>`
    select actor_id, after from kernel.audit_entry where action = 'warehouse.rows-read' order by at`.execute(
    it.house.kernel.database.read,
  )
  const read = rows.find(({ after }) => JSON.stringify(after['filters']).includes('cccd'))!
  assert.equal(read.actor_id, (steward as { accountId: string }).accountId)
  assert.equal(read.after['rows'], 1)
  assert.ok(!JSON.stringify(rows).includes(ids[1]!))
})

test('R-SEC-03, R-SEC-14: the trail tells who read one record, for what purpose and which fields in full', async () => {
  const url = `/api/warehouse/datasets/${code}/reads`
  const auditor = it.house.actor({ role: 'auditor' })
  const focal = it.house.actor({ role: 'focal-province' })
  const all = await it.call<RowsReadPage>(head, 'GET', url)
  assert.ok(all.body.items.length >= 4, all.text)
  await it.call(steward, 'GET', `/api/data/${code}/rows?unmasked=true&cccd=${ids[2]}`)
  for (const reader of [head, auditor, focal]) {
    const { body, text } = await it.call<RowsReadPage>(reader, 'POST', `${url}/of-record`, { key: [ids[1]] })
    const sure = body.items.filter((line) => line.sure && line.filters.includes('cccd'))
    assert.equal(sure.length, 1, text)
    assert.equal(sure[0]!.purpose, 'Rà soát hồ sơ trùng theo kế hoạch 12')
    assert.deepEqual(sure[0]!.unmasked.includes('cccd'), true)
    assert.equal(sure[0]!.rows, 1)
  }
  const unknown = await it.call<RowsReadPage>(head, 'POST', `${url}/of-record`, { key: ['001090000001'] })
  assert.ok(
    unknown.body.items.every(({ sure, purpose }) => sure === false && purpose === 'fix-rows'),
    'only rows that were being mended, whose key may be the fault, cannot be ruled out',
  )
  assert.equal((await it.call(head, 'POST', `${url}/of-record`, { key: ['a', 'b'] })).status, 422)
  const csv = await it.call(head, 'GET', `${url}.csv`)
  assert.match(csv.text, /thoi_diem,nguoi_xem,muc_dich/)
  assert.match(csv.text, /Rà soát hồ sơ trùng/)
  for (const reader of [steward, owner, stranger])
    assert.equal((await it.call(reader, 'GET', url)).status, 403)
  const kept = await dump(sql`select * from warehouse.row_read`)
  for (const id of ids) assert.ok(!kept.includes(id), 'values never stand in the trail')
})

test('R-SEC-14: personal fields need class, purpose and legal basis; what is stored stays readable, loads wait', async () => {
  const bare = { personalDataPurpose: null, classification: { personalData: 'none' } as never }
  it.catalogue.add({ code: 'chua-ghi', ownerAgencyId: health, ...bare })
  const proposed = await it.bring(steward, 'chua-ghi', content)
  const url = '/api/warehouse/datasets/chua-ghi/batches/1'
  const { schema, columns } = proposed.analysis!
  const asked = await it.call(steward, 'POST', `${url}/confirm`, { schema, columns })
  assert.deepEqual([asked.status, asked.body.code], [422, 'warehouse.personal-basis-missing'])
  assert.match(asked.body.detail!, /phân loại dữ liệu cá nhân, mục đích xử lý/)
  const open = {
    ...schema,
    fields: schema.fields.map((field) => ({ ...field, sensitive: 'none' })),
  }
  const silent = await it.call(steward, 'POST', `${url}/confirm`, { schema: open, columns })
  assert.deepEqual([silent.status, silent.body.code], [422, 'warehouse.lowering-reason-required'])
  const before = it.catalogue.add({ code: 'da-co', ownerAgencyId: health })
  const checked = await it.confirm(steward, await it.bring(steward, 'da-co', content))
  await it.accept(steward, head, checked, 'Chờ xác minh')
  it.catalogue.add({
    ...before,
    ...bare,
    classification: { ...before.classification, personalData: 'basic' },
  })
  const next = await it.bring(steward, 'da-co', content.replace('Người 0', 'Người không'))
  const held = await it.call(steward, 'POST', `/api/warehouse/datasets/da-co/batches/${next.number}/submit`, {
    leaveOutReason: 'Chờ xác minh',
  })
  assert.deepEqual([held.status, held.body.code], [422, 'warehouse.personal-basis-missing'], held.text)
  const read = await it.call<{ items: unknown[] }>(steward, 'GET', '/api/data/da-co/rows')
  assert.equal(read.body.items.length, 3)
  const focal = it.house.actor({ role: 'focal-province' })
  const list = await it.call<{ items: DatasetWithoutBasis[] }>(
    focal,
    'GET',
    '/api/warehouse/personal-data/without-purpose',
  )
  const [line] = list.body.items
  assert.deepEqual([line?.code, line?.missing, line?.held], ['da-co', ['purpose'], 1])
  const others = await it.call<{ items: unknown[] }>(
    stranger,
    'GET',
    '/api/warehouse/personal-data/without-purpose',
  )
  assert.deepEqual(others.body.items, [])
})

test('R-SEC-13: another agency neither sees nor changes batches, and data kept for the owner does not exist for it', async () => {
  const url = `/api/warehouse/datasets/${code}/batches`
  assert.equal((await it.upload(stranger, code, 'a,b\n1,2\n')).status, 403)
  assert.deepEqual((await it.call<{ items: unknown[] }>(stranger, 'GET', url)).body.items, [])
  for (const [method, path, body] of [
    ['GET', `${url}/1`],
    ['GET', `${url}/1/rows`],
    ['GET', `${url}/1/rows.xlsx`],
    ['POST', `${url}/1/cancel`, {}],
    ['POST', `${url}/1/undo`, { reason: 'x' }],
  ] as const) {
    const answer = await it.call(stranger, method, path, body)
    assert.equal(answer.status, 404, `${method} ${path}: ${answer.text}`)
  }
  it.catalogue.add({ code: 'noi-bo', ownerAgencyId: health, classification: { access: 'private' } as never })
  for (const path of [
    '/api/warehouse/datasets/noi-bo/batches',
    '/api/data/noi-bo/rows',
    '/api/data/noi-bo/openapi.json',
  ]) {
    assert.equal((await it.call(stranger, 'GET', path)).status, 404, path)
  }
  assert.equal((await it.upload(stranger, 'noi-bo', 'a,b\n1,2\n')).status, 404)
  assert.equal((await it.call(visitor, 'GET', `/api/data/${code}/rows`)).status, 404)
})

test('PostgreSQL itself refuses the app role to write dataset rows, to make tables and to number loads', async () => {
  const { read } = it.house.kernel.database
  const table = sql.table(`dataset_rows.${datasetTable(datasetId)}`)
  const denied = { code: '42501' }
  await assert.rejects(sql`insert into ${table} (batch_in, record_no) values (1, 1)`.execute(read), denied)
  await assert.rejects(sql`update ${table} set batch_out = 99`.execute(read), denied)
  await assert.rejects(sql`delete from ${table}`.execute(read), denied)
  await assert.rejects(sql`truncate ${table}`.execute(read), denied)
  await assert.rejects(
    sql`select warehouse.create_dataset_table('d_0000000000000000', '[]', '[]')`.execute(read),
    denied,
  )
  await assert.rejects(sql`create table dataset_rows.x (a int)`.execute(read), denied)
  await assert.rejects(sql`select nextval('warehouse.load_number')`.execute(read), denied)
  const { loader } = it.house.kernel.database
  await assert.rejects(sql`delete from ${table}`.execute(loader), denied)
  await assert.rejects(sql`update ${table} set f_f2 = 'x'`.execute(loader), denied)
  await assert.rejects(
    sql`select warehouse.add_dataset_field(${`${datasetTable(datasetId)}; drop table warehouse.batch`}, 'f9', 'text', false)`.execute(
      loader,
    ),
    { code: '42602' },
  )
})

test('R-WH-02: a database constraint refuses counts that lose a record', async () => {
  await assert.rejects(
    sql`update warehouse.batch set good = good - 1`.execute(it.house.kernel.database.read),
    {
      constraint: 'batch_nothing_lost',
    },
  )
})
