// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { after, test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import type { Rule } from '../contract/schema.ts'
import { ReadingRefusal } from '../reading/refusal.ts'
import { createCheckRunner } from './check-runner.ts'
import type { CheckJob } from './job.ts'
import { field, jobFor, outputsOf, schemaOf, temporaryBatch } from './temporary-batch.fixture.ts'

const runner = createCheckRunner({ idleMs: 5000 })
after(() => runner.close())

const people = schemaOf(
  [
    field('f1', 'text', { title: { vi: 'Mã hồ sơ' } }),
    field('f2', 'text', { title: { vi: 'Họ và tên' }, required: true, sensitive: 'basic' }),
    field('f3', 'citizen-id', { title: { vi: 'Số CCCD' }, sensitive: 'sensitive' }),
    field('f4', 'date', { title: { vi: 'Ngày sinh' } }),
    field('f5', 'decimal', { title: { vi: 'Diện tích' }, range: { min: '0' } }),
  ],
  { keys: [['f1']] },
)
const person = (number: number): (string | number | null)[] => [
  `HS${number}`,
  `Nguyễn Văn ${number}`,
  `0700900${String(number).padStart(5, '0')}`,
  '05/03/1990',
  number / 4,
]

test('R-WH-02: in 5 000 rows of a workbook exactly the 40 bad ones are found, each with its field and rule', async (context) => {
  const folder = await temporaryBatch(context)
  const rows = Array.from({ length: 5000 }, (_, index) => person(index + 1))
  const expected = new Map<number, [field: string, rule: string]>()
  const spoil = (row: number, column: number, value: string | number | null, rule: string) => {
    rows[row]![column] = value
    expected.set(row + 2, [`f${column + 1}`, rule])
  }
  for (let number = 0; number < 10; number++) {
    spoil(100 + number * 400, 1, null, 'f2.mandatory')
    spoil(101 + number * 400, 2, '070590000017', 'f3.type')
    spoil(102 + number * 400, 3, '30/02/1990', 'f4.type')
    spoil(103 + number * 400, 4, -1.5, 'f5.range')
  }
  const header = people.fields.map(({ title }) => title.vi)
  const workbook = await writeXlsx({ sheets: [{ name: 'Dữ liệu', rows: [header, ...rows] }] })
  const counts = await runner.check(await jobFor(folder, workbook, people, { fileName: 'a.xlsx' }))
  const { bad, badRows, good, counts: written } = await outputsOf(folder)
  assert.deepEqual(written, counts)
  assert.deepEqual(
    new Map(bad.map(({ record, field: id, rule }) => [Number(record), [id, rule]])),
    new Map([...expected].sort(([left], [right]) => left - right)),
  )
  assert.deepEqual(
    [counts.physical, counts.header, counts.good, counts.bad, bad.length],
    [5001, 1, 4960, 40, 40],
  )
  assert.deepEqual([good.length, badRows.length], [4960, 40])
  assert.deepEqual(good[0], ['2', 'HS1', 'Nguyễn Văn 1', '070090000001', '1990-03-05', '0.25'])
  assert.equal(counts.byRule['f5.range'], 10)
})

test('R-WH-02: whatever is wrong with a CSV file, its physical records are good, bad or declared no data', async (context) => {
  const folder = await temporaryBatch(context)
  const content = Buffer.concat([
    Buffer.from('a,b\n1,x\n\n2,"mở\n3,y,thừa\n4\n,,\n5,"hai\ndòng"\n6,\0\n7,'),
    Buffer.from([0xe9, 0x0a]),
    Buffer.from('8,z\n'),
  ])
  const counts = await runner.check(
    await jobFor(folder, content, schemaOf([field('f1', 'integer'), field('f2', 'text')])),
  )
  const { bad, badRows, good } = await outputsOf(folder)
  assert.deepEqual(
    bad.map(({ record, field: id, code }) => [Number(record), id, code]),
    [
      [4, '', 'record.quote'],
      [5, '', 'record.too-many-cells'],
      [6, '', 'record.too-few-cells'],
      [9, 'f2', 'cell.unreadable'],
      [10, 'f2', 'cell.unreadable'],
    ],
  )
  assert.deepEqual(JSON.parse(badRows[1]!['row']!), { f1: '3', f2: 'y', _rest: ['thừa'] })
  assert.deepEqual(
    good.map(([, ...cells]) => cells),
    [
      ['1', 'x'],
      ['5', 'hai\ndòng'],
      ['8', 'z'],
    ],
  )
  assert.deepEqual(
    [counts.physical, counts.header + counts.skipped + counts.empty + counts.good + counts.bad],
    [11, 11],
  )
})

test('R-WH-02: a repeated key is a fault of every repeat after the first, which is named', async (context) => {
  const folder = await temporaryBatch(context)
  const schema = schemaOf([field('f1', 'date'), field('f2', 'text')], { keys: [['f1', 'f2']] })
  await runner.check(
    await jobFor(folder, 'a,b\n1/2/2025,x\n01/02/2025,x\n2025-02-01,x\n2025-02-01,y\n', schema),
  )
  const { bad, good } = await outputsOf(folder)
  assert.deepEqual(
    bad.map(({ record, rule, message }) => [Number(record), rule, message!.includes('dòng 2')]),
    [
      [3, 'key.1', true],
      [4, 'key.1', true],
    ],
  )
  assert.equal(good.length, 2)
})

test('R-WH-03: several faults of a row are all told, warnings leave a row good', async (context) => {
  const folder = await temporaryBatch(context)
  const rules: Rule[] = [
    {
      id: 'lạ'.normalize('NFD').slice(0, 1),
      version: 3,
      severity: 'warning',
      kind: 'range',
      field: 'f1',
      range: { max: '10' },
    },
  ]
  const schema = schemaOf(
    [field('f1', 'integer', { range: { min: '0' } }), field('f2', 'email', { required: true })],
    { rules },
  )
  const counts = await runner.check(await jobFor(folder, 'a,b\n11,x@y.vn\n-1,sai\n5,\n', schema))
  const { bad, good } = await outputsOf(folder)
  assert.deepEqual(
    bad.map(({ record, rule, severity, value }) => [Number(record), rule, severity, value]),
    [
      [2, 'l', 'warning', '11'],
      [3, 'f1.range', 'error', '-1'],
      [3, 'f2.type', 'error', 'sai'],
      [4, 'f2.mandatory', 'error', ''],
    ],
  )
  assert.deepEqual(good, [['2', '11', 'x@y.vn']])
  assert.deepEqual([counts.good, counts.bad, counts.warned, counts.faults], [1, 2, 1, 4])
})

test('the columns of a file may stand in another order, and some may not be loaded', async (context) => {
  const folder = await temporaryBatch(context)
  const columns = [{ field: null }, { field: 'f2' }, { field: 'f1', format: 'en' }]
  const schema = schemaOf([
    field('f1', 'decimal'),
    field('f2', 'text'),
    field('f3', 'text', { required: true }),
  ])
  await runner.check(await jobFor(folder, 'x;b;a\nbỏ;chữ "a", b;1,234.5\n', schema, { columns }))
  const { bad, badRows } = await outputsOf(folder)
  assert.deepEqual(
    bad.map(({ field: id, rule }) => [id, rule]),
    [['f3', 'f3.mandatory']],
  )
  assert.deepEqual(JSON.parse(badRows[0]!['row']!), { c1: 'bỏ', f2: 'chữ "a", b', f1: '1,234.5' })
})

test('a second check with another schema starts from what was read before', async (context) => {
  const folder = await temporaryBatch(context)
  const job = await jobFor(
    folder,
    'a,b\n1,x\nmột,y\n',
    schemaOf([field('f1', 'integer'), field('f2', 'text')]),
  )
  assert.equal((await runner.check(job)).bad, 1)
  const schema = schemaOf([field('f1', 'text'), field('f2', 'text')])
  assert.equal((await runner.check({ ...job, schema, sourceFile: '/nowhere' })).bad, 0)
})

test('a table of 500 columns is judged within the memory of the process', async (context) => {
  const folder = await temporaryBatch(context)
  const fields = Array.from({ length: 500 }, (_, index) => field(`f${index + 1}`, 'integer'))
  const schema = schemaOf(fields, { keys: [['f1', 'f450']] })
  const line = (number: number, last: string) =>
    [String(number), ...Array<string>(498).fill('7'), last].join(',')
  const lines = [
    line(0, 'a'),
    ...Array.from({ length: 300 }, (_, index) => line(index, index === 200 ? 'x' : '1')),
    line(5, '1'),
  ]
  await runner.check(await jobFor(folder, lines.join('\n'), schema))
  const { bad, counts } = await outputsOf(folder)
  assert.deepEqual(
    bad.map(({ record, rule }) => [Number(record), rule]),
    [
      [202, 'f500.type'],
      [302, 'key.1'],
    ],
  )
  assert.equal(counts.good, 299)
})

test('nothing but the named files is left in the batch folder', async (context) => {
  const folder = await temporaryBatch(context)
  await runner.check(await jobFor(folder, 'a\n1\n', schemaOf([field('f1', 'integer')])))
  assert.deepEqual((await readdir(folder)).sort(), [
    'bad-rows.csv',
    'bad.csv',
    'counts.json',
    'data.csv',
    'good.csv',
    'profile.json',
    'records.json',
    'records.parquet',
  ])
})

test('R-WH-12: the profile tells emptiness, wrong values, extremes and frequent values, none of them for personal data', async (context) => {
  const folder = await temporaryBatch(context)
  const schema = schemaOf([field('f1', 'integer'), field('f2', 'phone', { sensitive: 'basic' })])
  await runner.check(await jobFor(folder, 'a,b\n9,0912345678\n10,\nx,0912345679\n9,0912345678\n', schema))
  const { profile } = await outputsOf(folder)
  const { id, title, ...integer } = profile[0]
  assert.deepEqual(integer, {
    rows: 4,
    empty: 0,
    invalid: 1,
    distinct: 2,
    min: '9',
    max: '10',
    shortest: 1,
    longest: 2,
    sum: 28,
    top: [
      { value: '9', count: 2 },
      { value: '10', count: 1 },
    ],
  })
  assert.deepEqual([id, title], ['f1', 'Cột f1'])
  assert.deepEqual([profile[1].min, profile[1].top, profile[1].empty], [null, [], 1])
})

test('a file that cannot be read rejects with the code of its refusal', async (context) => {
  const folder = await temporaryBatch(context)
  const job = await jobFor(folder, 'a\n1\n', schemaOf([field('f1', 'integer')]))
  const gone: CheckJob = { ...job, reading: { ...job.reading, kind: 'xlsx' } }
  await assert.rejects(runner.check(gone), (error) => error instanceof ReadingRefusal)
})

test('R-WH-03: a check that lacks a code list of the schema is refused, not passed', async (context) => {
  const folder = await temporaryBatch(context)
  const schema = schemaOf([field('f1', 'code', { codeList: { list: 'gioi-tinh' } })])
  const isMissing = (error: unknown) =>
    error instanceof ReadingRefusal && error.code === 'warehouse.code-list-missing'
  await assert.rejects(runner.check(await jobFor(folder, 'a\n1\n', schema)), isMissing)
})

test('more faults than the limit refuse the file instead of filling the disk', async (context) => {
  const folder = await temporaryBatch(context)
  const job = await jobFor(folder, `a\n${'x\n'.repeat(20)}`, schemaOf([field('f1', 'integer')]), {
    limits: { faults: 10 },
  })
  await assert.rejects(
    runner.check(job),
    (error) => error instanceof ReadingRefusal && error.code === 'warehouse.too-many-faults',
  )
})
