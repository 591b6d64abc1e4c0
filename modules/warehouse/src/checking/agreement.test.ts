// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Field, Rule } from '../contract/schema.ts'
import { compileRowCheck, keyOf } from './check-row.ts'
import { createCheckRunner } from './check-runner.ts'
import type { CodeLists } from './job.ts'
import { field, jobFor, outputsOf, schemaOf, temporaryBatch } from './temporary-batch.fixture.ts'

const runner = createCheckRunner({ idleMs: 5000 })
after(() => runner.close())

test('R-WH-03: the file check and the row check give the same verdict on random rows of every kind of rule', async (context) => {
  const folder = await temporaryBatch(context)
  const random = seededRandom(7)
  const rows = Array.from({ length: 6000 }, () =>
    randomColumns.map((values) => values[random(values.length)]!),
  )
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const content = ['a,b,c,d,e,f,g', ...rows.map((row) => row.map(quoted).join(','))].join('\n')
  const job = await jobFor(folder, content, richSchema, { codeLists: richLists })
  await runner.check(job)
  const { good, bad } = await outputsOf(folder)
  const judge = compileRowCheck(richSchema, { codeLists: richLists, referenceDate: job.referenceDate })
  const expectedBad: unknown[] = []
  const expectedGood: unknown[] = []
  for (const [index, cells] of rows.entries()) {
    const record = index + 2
    if (cells.every((cell) => cell.trim() === '')) continue
    const verdict = judge(Object.fromEntries(richSchema.fields.map(({ id }, at) => [id, cells[at]!])))
    for (const { field: id, rule, severity, code, value, message } of verdict.faults) {
      expectedBad.push([record, id, rule, severity, code, value ?? '', message.vi])
    }
    if (verdict.faults.some(({ severity }) => severity === 'error')) continue
    expectedGood.push([String(record), ...richSchema.fields.map(({ id }) => verdict.normalised[id] ?? '')])
    assert.equal(keyOf(['f1'], verdict.normalised) === null, verdict.normalised['f1'] === null)
  }
  assert.ok(expectedGood.length > 20, `both kinds of rows occur: ${expectedGood.length}`)
  const told = bad.map(({ record, field: id, rule, severity, code, value, message }) => [
    Number(record),
    id,
    rule,
    severity,
    code,
    value,
    message,
  ])
  assertSame(told, expectedBad)
  assertSame(good, expectedGood)
})

/** Compares item by item: the difference of two long lists takes minutes to print. */
function assertSame(actual: unknown[], expected: unknown[]): void {
  for (const [index, item] of expected.entries()) assert.deepEqual(actual[index], item)
  assert.equal(actual.length, expected.length)
}

const common = { version: 1, severity: 'error' } as const
const richFields: Field[] = [
  field('f1', 'decimal', { required: true, range: { min: '-10', max: '100.5' } }),
  field('f2', 'decimal'),
  field('f3', 'date', { range: { min: '2020-01-01' } }),
  field('f4', 'datetime'),
  field('f5', 'code', { codeList: { list: 'xa', asOf: 'f3', accept: 'code-or-name' } }),
  field('f6', 'text', { length: { min: 2, max: 6 }, pattern: '[\\p{L} ]*' }),
  field('f7', 'year'),
]
const richRules: Rule[] = [
  {
    ...common,
    id: 'tong',
    kind: 'cross-field',
    expect: { field: 'f1', operator: '>=', sumOf: ['f2', 'f2'] },
  },
  { ...common, id: 'so', kind: 'cross-field', expect: { field: 'f1', operator: '<>', other: 'f2' } },
  {
    ...common,
    id: 'nam',
    severity: 'warning',
    kind: 'cross-field',
    expect: { field: 'f7', operator: '<=', value: '2025' },
  },
  { ...common, id: 'gio', kind: 'range', field: 'f4', range: { max: '2025-06-30' } },
  {
    ...common,
    id: 'khi',
    kind: 'cross-field',
    when: [
      { field: 'f6', operator: 'in', values: ['Chết', 'ừ'] },
      { field: 'f2', operator: 'absent' },
    ],
    expect: { field: 'f3', operator: 'present' },
    message: { vi: 'Ghi ngày cho “{value}”.' },
  },
  { ...common, id: 'chu', kind: 'cross-field', expect: { field: 'f6', operator: '<', value: 'Đ' } },
  {
    ...common,
    id: 'ten',
    severity: 'warning',
    kind: 'code-list',
    field: 'f6',
    codeList: { list: 'chu', accept: 'name' },
  },
  {
    ...common,
    id: 'luc',
    kind: 'cross-field',
    expect: { field: 'f4', operator: '>', value: '2025-01-01T00:00:00+07:00' },
  },
]
const richSchema = schemaOf(richFields, { rules: richRules })
const richLists: CodeLists = {
  xa: [
    { code: '01', name: 'Xã Tân Lập', validFrom: '2000-01-01', validTo: '2025-07-01' },
    { code: '02', name: 'Xã Tân Lập', validFrom: '2025-07-01', validTo: null },
    { code: '06', name: 'Xã Thuận Hoà', validFrom: null, validTo: null },
    { code: '03', name: 'Xã Bù Đăng', validFrom: null, validTo: null },
    { code: '04', name: 'Xã Bù Đăng', validFrom: '2024-01-01', validTo: '2025-01-01' },
  ],
  chu: [{ code: '1', name: 'Ừ', validFrom: null, validTo: null }],
}
const numbers = [
  '',
  ' ',
  '0',
  '-11',
  '5',
  '2,5',
  '5,0',
  '100,5',
  '100,51',
  '1.000',
  'x',
  '0,1',
  '0,2',
  '12.5',
  '123456789012345,5',
  '-0,00000001',
]
const randomColumns: string[][] = [
  numbers,
  numbers,
  ['', '01/07/2025', '30/06/2025', '31/12/2019', '2024-06-01', '30/02/2025', 'x'],
  [
    '',
    '30/06/2025 23:59',
    '01/07/2025',
    '2025-06-30T20:00:00Z',
    '2024-12-31T17:00:00Z',
    '2024-12-31T17:00:01Z',
    'x',
    '1/1/2020 8:30',
  ],
  ['', '01', '02', '03', '04', 'xã tân lập', 'XÃ BÙ ĐĂNG', 'Xã Thuận Hòa', 'Xã Bù Đăng', '05', 'a\nb'],
  ['', 'Chết', 'ừ', 'Ừ', 'x', 'đúng', 'dài quá đi', 'A1', '🏠🏠', 'Đ', '\u00a0ab\u00a0', 'x'.repeat(90)],
  ['', '2024', '2026', 'Năm 2025', '25'],
]

function seededRandom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}
