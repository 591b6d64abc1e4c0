// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { openWarehouseTest, type WarehouseTest } from '../../testing/index.ts'
import type { DatasetQuality, DatasetStatistics, ReadPolicy } from '../contract/index.ts'
import type { WarehouseDoor } from '../warehouse-door.ts'

let it: WarehouseTest
let door: WarehouseDoor
let steward: Actor
let head: Actor
let datasetId: string
const health = newId()
const visitor: Actor = { kind: 'anonymous', networkAddress: '127.0.0.1' }
const code = 'tram-cap-cuu'
const url = `/api/data/${code}/rows`

const rows = [
  'A1,"Trạm, Đồng Xoài",10,1234567890123456.25,2024-01-01,2025-01-01,true',
  'A2,Tram Lộc Ninh,,0.1,2024-06-01,,false',
  'A3,Trạm Bù Đốp,30,,2025-01-01,,true',
  'A4,Trạm Phước Long,20,5,,,false',
]
const content = `Mã,Tên,Giường,Kinh phí,Từ ngày,Đến ngày,Hoạt động\n${rows.join('\n')}\n`
const types = ['text', 'text', 'integer', 'decimal', 'date', 'date', 'boolean'] as const

before(async () => {
  it = await openWarehouseTest()
  door = it.house.doors.get<WarehouseDoor>('warehouse')
  steward = it.house.actor({ role: 'data-steward', agencyId: health })
  head = it.house.actor({ role: 'agency-head', agencyId: health })
  datasetId = it.catalogue.add({ code, ownerAgencyId: health }).id
  const proposed = await it.bring(steward, code, content)
  const checked = await it.confirm(steward, proposed, (schema) => ({
    ...schema,
    fields: schema.fields.map(({ format: _format, codeList: _list, ...field }, index) => ({
      ...field,
      type: types[index]!,
      required: index === 0,
      sensitive: 'none' as const,
      ...(index === 3 ? { format: 'en' } : {}),
    })),
    keys: [['f1']],
    validFromField: 'f5',
    validToField: 'f6',
  }))
  await it.accept(steward, head, checked)
})
after(() => it.close())

const codes = async (query: string, actor = steward): Promise<string[]> => {
  const answer = await it.call<{ items: { ma: string }[] }>(actor, 'GET', `${url}?${query}`)
  assert.equal(answer.status, 200, answer.text)
  return answer.body.items.map(({ ma }) => ma)
}

test('every operator filters by stable field names', async () => {
  assert.deepEqual(await codes('ma=A2'), ['A2'])
  assert.deepEqual(await codes('ma.ne=A2'), ['A1', 'A3', 'A4'])
  assert.deepEqual(await codes('giuong.gt=10&giuong.lte=30'), ['A3', 'A4'])
  assert.deepEqual(await codes('giuong.lt=20'), ['A1'])
  assert.deepEqual(await codes('giuong.gte=30'), ['A3'])
  assert.deepEqual(await codes('giuong.isnull=true'), ['A2'])
  assert.deepEqual(await codes('ma.in=A1,A4'), ['A1', 'A4'])
  assert.deepEqual(await codes(`ten.contains=${encodeURIComponent('tram bu dop')}`), ['A3'])
  assert.deepEqual(await codes(`ten.contains=${encodeURIComponent('TRẠM')}`), ['A1', 'A2', 'A3', 'A4'])
  assert.deepEqual(await codes('hoat_dong=true'), ['A1', 'A3'])
  assert.deepEqual(await codes('asValid=2024-12-31'), ['A1', 'A2', 'A4'])
  assert.deepEqual(await codes('asValid=2025-01-01'), ['A2', 'A3', 'A4'])
})

test('values never reach the SQL: an attempt is only a value that nothing equals', async () => {
  const attempt = encodeURIComponent("A1' or '1'='1")
  assert.deepEqual(await codes(`ma=${attempt}`), [])
  for (const [query, expected] of [
    ['giuong=1;drop', 'warehouse.invalid-value'],
    ['row_id=1', 'warehouse.no-such-field'],
    ['f_f1=A1', 'warehouse.no-such-field'],
    [`${encodeURIComponent('ma" = 1 --')}=1`, 'warehouse.no-such-field'],
    ['ma.like=A', 'warehouse.invalid-filter'],
    ['sort=ma;drop', 'warehouse.no-such-field'],
    ['tu_ngay=2024-02-30', 'warehouse.invalid-value'],
    ['cursor=abc', 'warehouse.invalid-cursor'],
    ['asKnown=-271821-04-20', 'warehouse.invalid-filter'],
    ['asValid=2024-02-30', 'warehouse.invalid-filter'],
  ]) {
    const answer = await it.call(steward, 'GET', `${url}?${query}`)
    assert.deepEqual([answer.status, answer.body.code], [422, expected], `${query}: ${answer.text}`)
  }
})

test('paging follows a cursor through sorted rows with empty values last, in both directions', async () => {
  for (const [sort, expected] of [
    ['giuong', ['A1', 'A4', 'A3', 'A2']],
    ['-giuong', ['A3', 'A4', 'A1', 'A2']],
    ['hoat_dong,-ma', ['A4', 'A2', 'A3', 'A1']],
  ] as const) {
    const seen: string[] = []
    let cursor = ''
    do {
      const answer = await it.call<{ items: { ma: string }[]; nextCursor: string | null; total: number }>(
        steward,
        'GET',
        `${url}?sort=${sort}&limit=1&count=true${cursor}`,
      )
      assert.equal(answer.body.total, 4)
      seen.push(...answer.body.items.map(({ ma }) => ma))
      cursor = answer.body.nextCursor ? `&cursor=${answer.body.nextCursor}` : ''
    } while (cursor)
    assert.deepEqual(seen, expected, sort)
  }
  const first = await it.call<{ nextCursor: string }>(steward, 'GET', `${url}?sort=ma&limit=1`)
  const other = await it.call(steward, 'GET', `${url}?sort=-ma&cursor=${first.body.nextCursor}`)
  assert.equal(other.body.code, 'warehouse.invalid-cursor')
})

test('numbers keep every digit as JSON numbers', async () => {
  const { text: body } = await it.call(steward, 'GET', `${url}?ma=A1&select=kinh_phi,giuong`)
  assert.match(body, /"kinh_phi":1234567890123456\.25,"giuong":10/)
})

test('CSV, NDJSON and JSON stream the same rows', async () => {
  const csv = await it.call(steward, 'GET', `${url}.csv?sort=ma&select=ma,ten`)
  assert.equal(
    csv.text,
    'ma,ten\nA1,"Trạm, Đồng Xoài"\nA2,Tram Lộc Ninh\nA3,Trạm Bù Đốp\nA4,Trạm Phước Long\n',
  )
  const lines = (await it.call(steward, 'GET', `${url}.ndjson?sort=ma`)).text.trim().split('\n')
  const array = JSON.parse((await it.call(steward, 'GET', `${url}.json?sort=ma`)).text) as object[]
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    array,
  )
  assert.equal(array.length, 4)
  assert.equal((await it.call(steward, 'GET', `${url}.json?ma=khong`)).text, '[]\n')
})

test('anyone reads only what is published, under the policy of its publication', async () => {
  assert.equal((await it.call(visitor, 'GET', url)).status, 404)
  assert.equal((await it.call(visitor, 'GET', '/api/data/khong-co/rows')).status, 404)
  const policy: ReadPolicy = {
    fields: { ma: 'allow', ten: 'allow' },
    rowFilter: [{ field: 'hoat_dong', operator: 'eq', values: ['true'] }],
    asKnown: { load: (await door.lastLoadOf(datasetId))! },
    purpose: 'open-data',
  }
  door.usePublicPolicy(async (id) => (id === datasetId ? policy : null))
  const answer = await it.call<{ items: object[] }>(visitor, 'GET', `${url}?sort=-ma`)
  assert.deepEqual(answer.body.items, [
    { ma: 'A3', ten: 'Trạm Bù Đốp' },
    { ma: 'A1', ten: 'Trạm, Đồng Xoài' },
  ])
  assert.equal((await it.call(visitor, 'GET', `${url}?giuong=10`)).status, 422)
  const api = await it.call<{ openapi: string; components: { schemas: { Row: { properties: object } } } }>(
    visitor,
    'GET',
    `/api/data/${code}/openapi.json`,
  )
  assert.equal(api.body.openapi, '3.1.0')
  assert.deepEqual(Object.keys(api.body.components.schemas.Row.properties), ['ma', 'ten'])
  const shape = await it.call<{ fields: { name: string }[] }>(visitor, 'GET', `/api/data/${code}/schema`)
  assert.deepEqual(
    shape.body.fields.map(({ name }) => name),
    ['ma', 'ten'],
  )
})

test('a policy out of its term or with nothing left of its quota gives no rows', async () => {
  const fields = { ma: 'allow' } as const
  const query = { datasetId }
  await assert.rejects(door.readRows(query, { fields, purpose: 'x', validTo: '2020-01-01' }), {
    code: 'warehouse.policy-expired',
  })
  await assert.rejects(door.readRows(query, { fields, purpose: 'x', quota: { rows: 0 } }), {
    code: 'warehouse.quota-exceeded',
  })
  const limited = await door.readRows(query, { fields, purpose: 'x', quota: { rows: 3 } })
  assert.equal(limited.rows.length, 3)
  const stream = await door.streamRows(query, { fields, purpose: 'x', quota: { rows: 2 } }, 'csv')
  assert.equal(await text(stream), 'ma\nA1\nA2\n')
})

test('statistics and quality come from the batches', async () => {
  const base = `/api/warehouse/datasets/${code}`
  const { body: size } = await it.call<DatasetStatistics>(steward, 'GET', `${base}/statistics`)
  assert.deepEqual([size.rows, size.batches, size.schemaVersion], [4, 1, 1])
  assert.ok(size.bytes > 0 && size.lastBatchAt)
  const { body: quality } = await it.call<DatasetQuality>(steward, 'GET', `${base}/quality`)
  assert.deepEqual([quality.passingShare, quality.checkedRows, quality.daysSinceLoad], [1, 4, 0])
  assert.equal(quality.completeness.find(({ field }) => field === 'giuong')!.share, 0.75)
  it.catalogue.add({ code: 'chua-co', ownerAgencyId: health })
  const none = await it.call(steward, 'GET', '/api/warehouse/datasets/chua-co/schema')
  assert.deepEqual([none.status, none.text], [200, 'null'])
})

test('scripts of other sites read the Data API as anyone may, and not with a session', async () => {
  const server = await it.house.server()
  for (const path of ['rows', 'rows.csv', 'rows.ndjson', 'rows.json', 'schema', 'openapi.json']) {
    it.house.as(null)
    const answer = await server.inject({ url: `/api/data/${code}/${path}` })
    assert.equal(answer.headers['access-control-allow-origin'], '*', path)
    assert.equal(answer.headers['cross-origin-resource-policy'], 'cross-origin', path)
    it.house.as(steward)
    const own = await server.inject({ url: `/api/data/${code}/${path}`, headers: { cookie: 'tinhso=x' } })
    assert.equal(own.statusCode, 200, own.body)
    assert.equal(own.headers['access-control-allow-origin'], undefined, path)
    assert.equal(own.headers['cross-origin-resource-policy'], 'same-origin', path)
  }
  it.house.as(null)
})
