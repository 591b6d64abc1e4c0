// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { UnitBook } from '../units/unit-book.ts'
import { unitKey } from '../units/unit-field.ts'
import { compileRowCheck } from './check-row.ts'
import { createCheckRunner } from './check-runner.ts'
import { field, jobFor, outputsOf, schemaOf, temporaryBatch } from './temporary-batch.fixture.ts'

const runner = createCheckRunner({ idleMs: 5000 })
after(() => runner.close())

const reform = '2025-07-01'
const one = { validFrom: null, validTo: null, next: [] }
const units: UnitBook = {
  units: [
    { ...one, ref: '695', code: '695', name: 'Huyện Đồng Phú', level: 'district', parentCode: null },
    { ...one, ref: '694', code: '694', name: 'Huyện Hớn Quản', level: 'district', parentCode: null },
    {
      ref: '25378',
      code: '25378',
      name: 'Xã Tân Lợi',
      level: 'commune',
      parentCode: '695',
      validFrom: null,
      validTo: reform,
      next: [{ ref: `25378@${reform}`, whole: true }],
    },
    { ...one, ref: '25345', code: '25345', name: 'Xã Tân Lợi', level: 'commune', parentCode: '694' },
    {
      ...one,
      ref: `25378@${reform}`,
      code: '25378',
      name: 'Xã Đồng Tâm',
      level: 'commune',
      parentCode: null,
      validFrom: reform,
    },
  ],
  answers: { 'name|xa la': null },
}
const schema = schemaOf(
  [
    field('f1', 'admin-unit', { unitUse: { level: 'commune', within: ['f2'], asOf: 'f3' } }),
    field('f2', 'text'),
    field('f3', 'year'),
    field('f4', 'integer'),
  ],
  { keys: [['f1', 'f3']] },
)

test('a file and a row are given the same units; 100 000 rows are resolved value by value', async (context) => {
  const folder = await temporaryBatch(context)
  const names = ['Xã Tân Lợi', 'tan loi', '25378', 'Xã Đồng Tâm', 'Xã  Lạ', 'Xã Không Có', '']
  const places = ['Đồng Phú', 'Hớn Quản', '']
  const rows = Array.from({ length: 100_000 }, (_, at) => [
    names[at % names.length]!,
    places[at % places.length]!,
    at % 2 === 0 ? '2024' : '2026',
    String(at),
  ])
  const free = { ...schema, keys: [] }
  const content = ['Xã,Huyện,Năm,Số', ...rows.map((row) => row.join(','))].join('\n')
  const job = await jobFor(folder, content, free, { units })
  const started = performance.now()
  const counts = await runner.check(job)
  assert.ok(performance.now() - started < 20_000, `${performance.now() - started} ms`)
  const { good, bad } = await outputsOf(folder)
  const judge = compileRowCheck(free, { codeLists: {}, units, referenceDate: job.referenceDate })
  const verdicts = new Map(
    rows.map((row) => [row.slice(0, 3).join('|'), judge({ f1: row[0]!, f2: row[1]!, f3: row[2]! })]),
  )
  const told = new Map(bad.map(({ record, code }) => [Number(record), code]))
  for (const [at, row] of rows.entries()) {
    const { faults } = verdicts.get(row.slice(0, 3).join('|'))!
    if (faults[0]) assert.equal(told.get(at + 2), faults[0].code)
  }
  assert.equal(counts.bad, told.size)
  for (const [record, written, unit, within, year] of good) {
    const row = rows[Number(record) - 2]!
    const { normalised, faults } = verdicts.get(row.slice(0, 3).join('|'))!
    assert.deepEqual(
      [written, unit, within, year, faults.length],
      [normalised['f1'] ?? '', normalised[unitKey('f1')] ?? '', normalised['f2'] ?? '', normalised['f3'], 0],
    )
  }
  assert.ok(good.length > 50_000 && bad.length > 20_000)
})

test('two writings of one unit are one key', async (context) => {
  const folder = await temporaryBatch(context)
  const content =
    'Xã,Huyện,Năm,Số\nXã Tân Lợi,Đồng Phú,2024,1\ntan loi,H. Đồng Phú,2024,2\nTân Lợi,Hớn Quản,2024,3\n'
  const counts = await runner.check(await jobFor(folder, content, schema, { units }))
  assert.deepEqual([counts.good, counts.bad, counts.byRule], [2, 1, { 'key.1': 1 }])
})

test('without units every value stands as it is written', async (context) => {
  const folder = await temporaryBatch(context)
  const content = 'Xã,Huyện,Năm,Số\nXã Tân Lợi,Đồng Phú,2024,1\n'
  await runner.check(await jobFor(folder, content, schema))
  const { good } = await outputsOf(folder)
  assert.deepEqual(good[0], ['2', 'Xã Tân Lợi', '?Xã Tân Lợi', 'Đồng Phú', '2024', '1'])
})
