// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { openWarehouseTest, type WarehouseTest } from '../../testing/index.ts'
import type { BatchDetail } from '../contract/index.ts'

let it: WarehouseTest
let steward: Actor
let head: Actor
const health = newId()
const code = 'bao-cao-thang'

const rows = (period: string, count: number, factor = 1) =>
  Array.from(
    { length: count },
    (_, index) => `${period}-${index},${['Tốt', 'Khá', 'Kém'][index % 3]},${(index + 1) * factor},`,
  )
const file = (header: string, lines: string[]) => `${header}\n${lines.join('\n')}\n`

before(async () => {
  it = await openWarehouseTest()
  steward = it.house.actor({ role: 'data-steward', agencyId: health })
  head = it.house.actor({ role: 'agency-head', agencyId: health })
  it.catalogue.add({ code, ownerAgencyId: health })
  const proposed = await it.bring(
    steward,
    code,
    file('Mã trạm,Xếp loại,Số lượt khám,Ghi chú', rows('01', 30)),
  )
  const types = ['text', 'text', 'integer', 'text'] as const
  const first = await it.confirm(steward, proposed, (schema) => ({
    ...schema,
    fields: schema.fields.map((field, index) => ({
      ...field,
      type: types[index]!,
      required: index < 3,
      sensitive: 'none' as const,
    })),
  }))
  await it.accept(steward, head, first)
})
after(() => it.close())

const kinds = ({ analysis }: BatchDetail) =>
  analysis?.changes?.map(({ kind, title, field }) => [kind, title, field])

test('next month’s file of the same shape needs no question, and nothing is said when nothing differs', async () => {
  const batch = await it.bring(steward, code, file('Mã trạm,Xếp loại,Số lượt khám,Ghi chú', rows('02', 30)))
  assert.equal(batch.status, 'ready')
  assert.deepEqual(kinds(batch), [])
  assert.deepEqual(batch.differences, [])
})

test('renamed, added and missing columns are told with a proposal; one confirmation, then files of that kind pass by themselves', async () => {
  const header = 'Mã trạm y tế,Kết quả xếp loại,Số lượt khám,Số giường'
  const batch = await it.bring(steward, code, file(header, rows('03', 30)))
  assert.equal(batch.status, 'proposed')
  assert.deepEqual(kinds(batch), [
    ['renamed', 'Mã trạm y tế', 'f1'],
    ['renamed', 'Kết quả xếp loại', 'f2'],
    ['added', 'Số giường', null],
    ['missing', 'Ghi chú', 'f4'],
  ])
  assert.deepEqual(
    batch.analysis?.columns.map(({ field }) => field),
    ['f1', 'f2', 'f3', null],
  )
  const confirmed = await it.confirm(steward, batch)
  assert.equal(confirmed.status, 'ready')
  const next = await it.bring(steward, code, file(header, rows('04', 30)))
  assert.equal(next.status, 'ready')
})

test('a file with far fewer rows and far larger sums is told so and may be submitted all the same', async () => {
  const batch = await it.bring(
    steward,
    code,
    file('Mã trạm,Xếp loại,Số lượt khám,Ghi chú', rows('05', 10, 1000)),
  )
  assert.equal(batch.status, 'ready')
  assert.deepEqual(
    batch.differences.map(({ kind }) => kind),
    ['rows', 'sum'],
  )
  assert.match(
    batch.differences[1]?.message.vi ?? '',
    /Tổng cột “Số lượt khám” là 55\.000, ở lần nạp 1 là 465 \(gấp 118 lần\)/,
  )
  const outcome = await it.accept(steward, head, batch)
  assert.equal(outcome.loaded, 10)
})

test('figures of the last period are for those who may read values', async () => {
  const auditor = it.house.actor({ role: 'focal-officer', agencyId: health })
  const { status, body } = await it.call<BatchDetail>(
    auditor,
    'GET',
    `/api/warehouse/datasets/${code}/batches/5`,
  )
  assert.ok(status !== 200 || body.differences.length === 0)
})
