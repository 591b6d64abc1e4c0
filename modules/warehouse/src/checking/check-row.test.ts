// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rule } from '../contract/schema.ts'
import { checkRow, keyOf } from './check-row.ts'
import type { CodeLists } from './job.ts'
import { field, schemaOf } from './temporary-batch.fixture.ts'

const codeLists: CodeLists = {
  'gioi-tinh': [
    { code: '1', name: 'Nam', validFrom: null, validTo: null },
    { code: '2', name: 'Nữ', validFrom: null, validTo: null },
  ],
  xa: [
    { code: '25195', name: 'Xã Tân Lập', validFrom: '2000-01-01', validTo: '2025-07-01' },
    { code: '25210', name: 'Xã Đồng Tâm', validFrom: '2025-07-01', validTo: null },
    { code: '25211', name: 'Xã Đồng Tâm', validFrom: '2025-07-01', validTo: null },
  ],
}
const surroundings = { codeLists, referenceDate: '2025-06-30' }
const codesOf = (verdict: ReturnType<typeof checkRow>) =>
  verdict.faults.map(({ rule, code }) => `${rule}: ${code}`)

test('R-WH-03: every fault of a row is told, in the order of the rules', () => {
  const schema = schemaOf([
    field('f1', 'tax-code', { required: true }),
    field('f2', 'date', { required: true }),
    field('f3', 'integer', { range: { min: '1', max: '9' } }),
    field('f4', 'text', { length: { min: 2, max: 3 }, pattern: '[a-z]+' }),
  ])
  const verdict = checkRow(schema, { f1: '0100109107', f2: ' ', f3: '10', f4: 'ABCĐ' }, surroundings)
  assert.deepEqual(codesOf(verdict), [
    'f1.type: tax-code.check-digit',
    'f2.mandatory: mandatory',
    'f3.range: range.high',
    'f4.length: length.long',
    'f4.format: format',
  ])
  assert.deepEqual(verdict.normalised, { f1: null, f2: null, f3: '10', f4: 'ABCĐ' })
  assert.equal(
    verdict.faults[0]!.message.vi,
    'Mã số thuế “0100109107” sai chữ số kiểm tra. Xem lại giấy đăng ký hoặc để trống nếu chưa có mã.',
  )
})

test('R-WH-03: a warning keeps its severity and a rule its own words', () => {
  const rule: Rule = {
    id: 'tuoi',
    version: 2,
    severity: 'warning',
    kind: 'range',
    field: 'f1',
    range: { max: '100' },
    message: { vi: 'Tuổi {value} lạ quá.' },
  }
  const { faults, normalised } = checkRow(
    schemaOf([field('f1', 'integer')], { rules: [rule] }),
    { f1: '120' },
    surroundings,
  )
  assert.deepEqual(normalised, { f1: '120' })
  assert.deepEqual(
    faults.map(({ rule: id, severity, message }) => [id, severity, message.vi]),
    [['tuoi', 'warning', 'Tuổi 120 lạ quá.']],
  )
})

test('R-WH-03: codes are looked up as of the date of the row', () => {
  const schema = schemaOf([
    field('f1', 'admin-unit-code', { codeList: { list: 'xa', asOf: 'f2' } }),
    field('f2', 'date'),
  ])
  const judge = (f1: string, f2: string | null) => codesOf(checkRow(schema, { f1, f2 }, surroundings))
  assert.deepEqual(judge('25195', '30/06/2025'), [])
  assert.deepEqual(judge('25195', '01/07/2025'), ['f1.code-list: code-list.unknown'])
  assert.deepEqual(judge('25210', '01/07/2025'), [])
  assert.deepEqual(judge('25195', null), [], 'without a date the reference date counts')
})

test('R-WH-03: a name is replaced by its code when it is the name of one item only', () => {
  const schema = schemaOf([
    field('f1', 'code', { codeList: { list: 'gioi-tinh', accept: 'code-or-name' } }),
    field('f2', 'code', { codeList: { list: 'xa', accept: 'code-or-name', asOf: 'f3' } }),
    field('f3', 'date'),
  ])
  const verdict = checkRow(schema, { f1: 'NỮ', f2: 'xã  đồng tâm', f3: '01/08/2025' }, surroundings)
  assert.equal(verdict.normalised['f1'], '2')
  assert.deepEqual(codesOf(verdict), ['f2.code-list: code-list.ambiguous'])
})

const crossField = (
  expect: Extract<Rule, { kind: 'cross-field' }>['expect'],
  when: Extract<Rule, { kind: 'cross-field' }>['when'] = [],
): Rule => ({
  id: 'x',
  version: 1,
  severity: 'error',
  kind: 'cross-field',
  when,
  expect,
})

test('R-WH-03: fields of a row are compared by their values, not by their writing', () => {
  const fields = [
    field('f1', 'date'),
    field('f2', 'date'),
    field('f3', 'decimal'),
    field('f4', 'decimal'),
    field('f5', 'decimal'),
  ]
  const dates = schemaOf(fields, { rules: [crossField({ field: 'f1', operator: '<=', other: 'f2' })] })
  assert.deepEqual(codesOf(checkRow(dates, { f1: '2/3/2025', f2: '10/2/2025' }, surroundings)), [
    'x: cross-field',
  ])
  assert.deepEqual(codesOf(checkRow(dates, { f1: '2/3/2025', f2: null }, surroundings)), [])
  const sums = schemaOf(fields, { rules: [crossField({ field: 'f3', operator: '=', sumOf: ['f4', 'f5'] })] })
  assert.deepEqual(codesOf(checkRow(sums, { f3: '0,3', f4: '0,1', f5: '0,2' }, surroundings)), [])
  assert.deepEqual(codesOf(checkRow(sums, { f3: '0,3', f4: '0,3' }, surroundings)), [])
  assert.deepEqual(codesOf(checkRow(sums, { f3: '0,4', f4: '0,3' }, surroundings)), ['x: cross-field'])
})

test('R-WH-03: a rule can apply only when something holds', () => {
  const rule = crossField({ field: 'f2', operator: 'present' }, [
    { field: 'f1', operator: 'in', values: ['Chết'] },
  ])
  const schema = schemaOf([field('f1', 'text'), field('f2', 'date')], { rules: [rule] })
  assert.deepEqual(codesOf(checkRow(schema, { f1: 'Chết' }, surroundings)), ['x: cross-field'])
  assert.deepEqual(codesOf(checkRow(schema, { f1: 'Sống' }, surroundings)), [])
  assert.deepEqual(codesOf(checkRow(schema, { f1: null }, surroundings)), [])
})

test('the key of a row is its canonical parts; a missing part is no key', () => {
  assert.equal(keyOf(['f1', 'f2'], { f1: 'a', f2: '1' }), '["a","1"]')
  assert.equal(keyOf(['f1', 'f2'], { f1: 'a', f2: null }), null)
})
