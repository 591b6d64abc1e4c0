// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { openWarehouseTest, type WarehouseTest } from '../../testing/index.ts'
import type { BatchDetail, FixOutcome } from '../contract/index.ts'

let it: WarehouseTest
let steward: Actor
let batch: BatchDetail
const health = newId()
const code = 'so-tiem-chung'
const url = `/api/warehouse/datasets/${code}/batches/1`

const rows = ['A1,2020,5', 'A2,sai,6', 'A3,cũng sai,7', 'Tổng hợp chung,,18', 'A1,2021,8']

before(async () => {
  it = await openWarehouseTest()
  steward = it.house.actor({ role: 'data-steward', agencyId: health })
  it.catalogue.add({ code, ownerAgencyId: health })
  const proposed = await it.bring(steward, code, `Mã,Năm,Số mũi\n${rows.join('\n')}\n`)
  batch = await it.confirm(steward, proposed, (schema) => ({
    ...schema,
    fields: schema.fields.map((field, index) => ({
      ...field,
      sensitive: 'none' as const,
      type: (['text', 'year', 'integer'] as const)[index]!,
      required: true,
    })),
    keys: [[schema.fields[0]!.id]],
  }))
})
after(() => it.close())

const download = async () => {
  it.house.as(steward)
  const server = await it.house.server()
  const response = await server.inject({ method: 'GET', url: `${url}/rows.xlsx` })
  assert.equal(response.statusCode, 200)
  const workbook = await readXlsx(response.rawPayload)
  return workbook.sheets[0]!.rows.map((row) => row.map((cell) => cell ?? null))
}

const bringBack = async (table: unknown[][]) => {
  const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'x', rows: table as never }] }))
  return it.upload(steward, code, bytes, { fileName: 'da-sua.xlsx', url: `${url}/rows.xlsx` })
}

test('bad rows go out as a workbook with reasons and come back corrected', async () => {
  assert.deepEqual([batch.counts?.good, batch.counts?.quarantined], [1, 4])
  const [header, ...body] = await download()
  assert.deepEqual(header, ['Dòng số', 'Dòng trong tệp', 'Lý do cần sửa', 'Mã', 'Năm', 'Số mũi'])
  assert.deepEqual(
    body.map((row) => row[0]),
    [3, 4, 5, 6],
  )
  assert.match(String(body[0]![2]), /sai/)
  const corrected = body.slice(0, 2).map((row) => row.map((cell, at) => (at === 4 ? 2022 : cell)))
  const answer = (await bringBack([header!, ...corrected])) as unknown as {
    status: number
    body: FixOutcome
    text: string
  }
  assert.equal(answer.status, 200, answer.text)
  assert.deepEqual([answer.body.changed, answer.body.passed, answer.body.open], [2, 2, 2])
})

test('a workbook brought back again leaves mended rows alone, a foreign one is refused in words', async () => {
  const [header] = await download()
  const again = await bringBack([header!, [3, 3, '', 'A2', 'lại sai', 6]])
  assert.equal((again.body as unknown as FixOutcome).changed, 0, again.text)
  const foreign = await bringBack([
    ['Mã', 'Năm'],
    ['A1', '2020'],
  ])
  assert.deepEqual([foreign.status, foreign.body.code], [422, 'warehouse.corrected-file'])
  assert.match(foreign.body.detail!, /Dòng số/)
})

test('a row that repeats a good row of the batch does not pass until one of them changes', async () => {
  const repeat = await it.call<FixOutcome>(steward, 'PATCH', `${url}/rows`, {
    changes: [{ record: 6, values: { f1: 'A2' } }],
  })
  assert.deepEqual([repeat.body.passed, repeat.body.open], [0, 2], repeat.text)
  const listed = await it.call<{ items: { record: number; faults: { message: { vi: string } }[] }[] }>(
    steward,
    'GET',
    `${url}/rows?status=open&record=6`,
  )
  assert.match(listed.body.items[0]!.faults[0]!.message.vi, /“A2” trùng với một dòng khác/)
  const passed = await it.call<FixOutcome>(steward, 'PATCH', `${url}/rows`, {
    changes: [{ record: 6, values: { f1: 'A6' } }],
  })
  assert.equal(passed.body.passed, 1, passed.text)
})

test('a total line is declared not to be data, with a reason, and stays counted', async () => {
  const none = await it.call(steward, 'POST', `${url}/rows/discard`, { records: [5], reason: ' ' })
  assert.deepEqual([none.status, none.body.code], [422, 'warehouse.reason-required'])
  const done = await it.call<FixOutcome>(steward, 'POST', `${url}/rows/discard`, {
    records: [5],
    reason: 'Dòng tổng',
  })
  assert.deepEqual([done.body.open, done.body.status], [0, 'ready'], done.text)
  const { counts } = await it.batch(steward, code, 1)
  assert.deepEqual(counts, { physical: 6, good: 4, quarantined: 0, nonData: 1, discarded: 1, warned: 0 })
})
