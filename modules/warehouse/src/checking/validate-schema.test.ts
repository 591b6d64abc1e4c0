// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import Value from 'typebox/value'
import { DatasetSchema, type Rule } from '../contract/schema.ts'
import { field, schemaOf } from './temporary-batch.fixture.ts'
import { validateSchema } from './validate-schema.ts'

const common = { version: 1, severity: 'error' } as const
const codesOf = (schema: DatasetSchema) => validateSchema(schema).map(({ code }) => code)
const withRule = (
  rule: Omit<Extract<Rule, { id: string }>, 'version' | 'severity'> & Record<string, unknown>,
) =>
  schemaOf([field('f1', 'text'), field('f2', 'integer'), field('f3', 'date')], {
    rules: [{ ...common, ...rule } as unknown as Rule],
  })

test('R-WH-03: a schema with rules that make sense is accepted', () => {
  const schema = schemaOf(
    [
      field('f1', 'text', { pattern: '\\p{Lu}+', length: { max: 5 }, required: true }),
      field('f2', 'integer', { range: { min: '-5', max: '10.5' } }),
      field('f3', 'date', { range: { min: '2020-01-01', max: '2030-12-31' } }),
      field('f4', 'code', { codeList: { list: 'x', asOf: 'f3' } }),
      field('f5', 'point'),
    ],
    {
      keys: [['f1', 'f3']],
      geometry: 'f5',
      validFromField: 'f3',
      rules: [
        { ...common, id: 'a', kind: 'cross-field', expect: { field: 'f2', operator: '>', value: '3' } },
        { ...common, id: 'b', kind: 'reference', field: 'f1', dataset: 'x', otherField: 'ma' },
      ],
    },
  )
  assert.deepEqual(validateSchema(schema), [])
  assert.ok(Value.Check(DatasetSchema, schema))
})

const refused: [string, DatasetSchema, string][] = [
  [
    'names an unknown field',
    withRule({ id: 'a', kind: 'mandatory', field: 'f9' }),
    'warehouse.unknown-field',
  ],
  [
    'has a key of an unknown field',
    schemaOf([field('f1', 'text')], { keys: [['f9']] }),
    'warehouse.unknown-field',
  ],
  [
    'has a malformed pattern',
    withRule({ id: 'a', kind: 'format', field: 'f1', pattern: '(' }),
    'warehouse.invalid-pattern',
  ],
  [
    'looks around, which RE2 cannot',
    withRule({ id: 'a', kind: 'format', field: 'f1', pattern: '(?=x)' }),
    'warehouse.invalid-pattern',
  ],
  [
    'has a reversed range',
    withRule({ id: 'a', kind: 'range', field: 'f2', range: { min: '5', max: '1' } }),
    'warehouse.invalid-range',
  ],
  [
    'has a range of text',
    withRule({ id: 'a', kind: 'range', field: 'f1', range: { min: '5' } }),
    'warehouse.invalid-range',
  ],
  [
    'has a range of no date',
    withRule({ id: 'a', kind: 'range', field: 'f3', range: { min: '2020-02-30' } }),
    'warehouse.invalid-range',
  ],
  [
    'compares a date with a number',
    withRule({ id: 'a', kind: 'cross-field', expect: { field: 'f2', operator: '<', other: 'f3' } }),
    'warehouse.invalid-comparison',
  ],
  [
    'compares a number with words',
    withRule({ id: 'a', kind: 'cross-field', expect: { field: 'f2', operator: '<', value: 'x' } }),
    'warehouse.invalid-comparison',
  ],
  [
    'uses a rule id twice',
    withRule({ id: 'f1.type', kind: 'mandatory', field: 'f1' }),
    'warehouse.rule-repeated',
  ],
  [
    'warns of a wrong type only',
    withRule({ id: 'a', severity: 'warning', kind: 'type', field: 'f1' }),
    'warehouse.type-must-be-error',
  ],
  ['has codes without a list', schemaOf([field('f1', 'code')]), 'warehouse.code-list-required'],
  [
    'has two fields with one code',
    schemaOf([field('f1', 'text'), field('f2', 'text', { name: 'cot_f1' })]),
    'warehouse.field-repeated',
  ],
  [
    'shows a number on the map',
    schemaOf([field('f1', 'integer')], { geometry: 'f1' }),
    'warehouse.invalid-role-field',
  ],
]
for (const [what, schema, code] of refused) {
  test(`R-WH-03: a schema is refused that ${what}`, () => assert.deepEqual(codesOf(schema), [code]))
}

test('the shape of a schema is at most 500 fields with known types', () => {
  const fields = Array.from({ length: 501 }, (_, index) => field(`f${index + 1}`, 'text'))
  assert.ok(!Value.Check(DatasetSchema, schemaOf(fields)))
  assert.ok(Value.Check(DatasetSchema, schemaOf(fields.slice(1))))
  assert.ok(!Value.Check(DatasetSchema, schemaOf([{ ...field('f1', 'text'), type: 'blob' as 'text' }])))
})
