// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { sql } from 'kysely'
import { openWarehouseTest, type WarehouseTest } from '../../testing/index.ts'
import type { BatchDetail, DatasetSchema } from '../contract/index.ts'
import { datasetTable, loadTable } from '../dataset-store/physical-model.ts'
import { fewestRowsPrepared } from './steps/fill-load-table.ts'

let it: WarehouseTest
const agency = newId()
let steward: Actor
let head: Actor

before(async () => {
  it = await openWarehouseTest()
  steward = it.house.actor({ role: 'data-steward', agencyId: agency })
  head = it.house.actor({ role: 'agency-head', agencyId: agency })
})
after(() => it.close())

const many = fewestRowsPrepared + 5
const lines = (tag: string, rows: number) =>
  Array.from({ length: rows }, (_, index) => `${tag}${index},${index},05/03/2024`)
const file = (rows: readonly string[]) => `Mã,Số hộ,Ngày lập\n${rows.join('\n')}\n`
const keyed = (schema: DatasetSchema): DatasetSchema => ({ ...schema, keys: [['f1']] })

const dataset = (code: string): string => {
  const id = newId()
  it.catalogue.add({ code, id, ownerAgencyId: agency })
  return id
}

const bring = async (code: string, rows: readonly string[]): Promise<BatchDetail> => {
  const batch = await it.bring(steward, code, file(rows))
  return batch.status === 'proposed' ? it.confirm(steward, batch, keyed) : batch
}

const accepted = async (batch: BatchDetail, leaveOutReason?: string): Promise<BatchDetail> => {
  await it.accept(steward, head, batch, leaveOutReason)
  await it.house.drainJobs()
  return it.batch(steward, batch.dataset.code, batch.number)
}

const query = async <T>(text: string): Promise<T[]> =>
  (await sql.raw(text).execute(it.house.kernel.database.loader)).rows as T[]

const structureOf = async (table: string) =>
  (
    await query<{ line: string }>(
      `select indexdef as line from pg_indexes where schemaname = 'dataset_rows' and tablename = '${table}'
       union all select attname || ' ' || attidentity::text || format_type(atttypid, atttypmod) || attnotnull::text || coalesce(attacl::text, '')
         from pg_attribute where attrelid = 'dataset_rows.${table}'::regclass and attnum > 0
       union all select conname || pg_get_constraintdef(oid) from pg_constraint where conrelid = 'dataset_rows.${table}'::regclass
       union all select relowner::regrole::text || relpersistence::text || relacl::text from pg_class where oid = 'dataset_rows.${table}'::regclass
       union all select pg_get_serial_sequence('dataset_rows.${table}', 'row_id')
       order by 1`,
    )
  ).map(({ line }) => line)

const oidOf = async (table: string) =>
  (await query<{ oid: string }>(`select 'dataset_rows.${table}'::regclass::oid::text as oid`))[0]!.oid

const inForce = async (code: string): Promise<number> =>
  (await it.call<{ total: number }>(steward, 'GET', `/api/data/${code}/rows?count=true&limit=1`)).body.total

test('R-WH-02: a first large load becomes the table itself, equal in every column, index and right; mended rows are in it', async () => {
  const table = datasetTable(dataset('lon'))
  const batch = await bring('lon', [...lines('A', many), 'X1,sai,05/03/2024', 'X2,sai,05/03/2024'])
  assert.deepEqual([batch.status, batch.counts?.good, batch.counts?.quarantined], ['needs-fixes', many, 2])
  const [before, oid] = [await structureOf(table), await oidOf(table)]
  const url = `/api/warehouse/datasets/lon/batches/${batch.number}/rows`
  const taken = await it.call(steward, 'PATCH', url, {
    changes: [{ record: many + 2, values: { f1: 'A7', f2: '8' } }],
  })
  assert.equal(taken.body['passed'], 0, taken.text)
  const mended = await it.call(steward, 'PATCH', url, {
    changes: [{ record: many + 2, values: { f1: 'X1', f2: '8' } }],
  })
  assert.equal(mended.body['passed'], 1, mended.text)
  const loaded = await accepted(batch, 'Chưa rõ số')
  assert.deepEqual([loaded.status, await inForce('lon')], ['loaded', many + 1])
  assert.notEqual(await oidOf(table), oid, 'the prepared table took the place of the empty one')
  assert.deepEqual(await structureOf(table), before)
  const [marks] = await query<{ loads: string[]; open: string }>(
    `select array_agg(distinct batch_in::text) as loads, count(*) filter (where batch_out is null)::text as open from dataset_rows.${table}`,
  )
  assert.deepEqual(marks, { loads: [String(loaded.loadNumber)], open: String(many + 1) })
})

test('later loads, conflicts and undo go on from a prepared table as from any other', async () => {
  const repeat = await bring('lon', ['A3,1,05/03/2024', 'B1,2,05/03/2024'])
  const outcome = await it.accept(steward, head, repeat)
  assert.deepEqual([outcome.status, outcome.conflicts], ['needs-fixes', 1])
  const second = await accepted(repeat, 'Trùng mã')
  assert.deepEqual([second.status, await inForce('lon')], ['loaded', many + 2])
  for (const number of [second.number, 1]) {
    const undone = await it.call(head, 'POST', `/api/warehouse/datasets/lon/batches/${number}/undo`, {
      reason: 'Nhầm tệp',
    })
    assert.equal(undone.status, 200, undone.text)
  }
  assert.equal(await inForce('lon'), 0)
})

test('R-ING-15: rows of a prepared table are not to be read before another person has accepted them', async () => {
  const id = dataset('cho-duyet')
  const batch = await bring('cho-duyet', lines('A', many))
  assert.equal(await inForce('cho-duyet'), 0)
  const { rows } = await sql<{ id: string }>`select id from warehouse.batch where dataset_id = ${id}`.execute(
    it.house.kernel.database.read,
  )
  const waiting = `warehouse_load.${loadTable(rows[0]!.id)}`
  await assert.rejects(
    sql.raw(`select from ${waiting}`).execute(it.house.kernel.database.read),
    /permission denied/,
  )
  await accepted(batch)
  assert.equal(await inForce('cho-duyet'), many)
})

test('of two prepared loads the later one adds its rows; a key that both bring sends its row back', async () => {
  dataset('hai-tep')
  const one = await bring('hai-tep', lines('A', many))
  const other = await bring('hai-tep', [...lines('B', many), 'A5,1,05/03/2024'])
  assert.deepEqual([one.status, other.status], ['ready', 'ready'])
  assert.equal((await accepted(other)).status, 'loaded')
  const sentBack = await accepted(one)
  assert.deepEqual([sentBack.status, sentBack.counts?.quarantined], ['needs-fixes', 1])
  const loaded = await accepted(sentBack, 'Trùng mã')
  assert.deepEqual([loaded.status, await inForce('hai-tep')], ['loaded', many * 2])
  assert.ok(loaded.loadNumber! > (await it.batch(steward, 'hai-tep', other.number)).loadNumber!)
})

test('a schema that grew while a prepared load waited keeps its new field', async () => {
  const table = datasetTable(dataset('them-cot'))
  const batch = await bring('them-cot', lines('A', many))
  const { body: schema } = await it.call<DatasetSchema & Record<string, unknown>>(
    steward,
    'GET',
    '/api/warehouse/datasets/them-cot/schema',
  )
  const field = {
    id: 'f4',
    name: 'ghi_chu',
    title: { vi: 'Ghi chú' },
    type: 'text',
    required: false,
    sensitive: 'none',
  }
  const changed = await it.call(steward, 'PUT', '/api/warehouse/datasets/them-cot/schema', {
    schema: { ...schema, fields: [...schema.fields, field] },
    reason: 'Thêm cột',
    version: 1,
  })
  assert.equal(changed.status, 200, changed.text)
  assert.equal((await accepted(batch)).status, 'loaded')
  assert.equal(await inForce('them-cot'), many)
  assert.ok((await structureOf(table)).some((line) => line.startsWith('f_f4 ')))
})
