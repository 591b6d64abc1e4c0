// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DatasetSchema } from '@tinhso/warehouse/contract'
import {
  addField,
  assignColumn,
  changeField,
  dropColumn,
  type SchemaDraft,
  toggleKey,
} from './schema-draft.ts'

const schema: DatasetSchema = {
  version: 1,
  fields: [
    { id: 'f1', name: 'ma_ho', title: { vi: 'Mã hộ' }, type: 'text', required: false, sensitive: 'none' },
    {
      id: 'f2',
      name: 'ngay',
      title: { vi: 'Ngày' },
      type: 'date',
      format: 'dmy',
      required: false,
      sensitive: 'none',
    },
  ],
  keys: [['f1']],
  rules: [{ id: 'ngay-mot', version: 1, severity: 'error', kind: 'mandatory', field: 'f2' }],
}
const draft: SchemaDraft = { schema, columns: [{ field: 'f1' }, { field: 'f2' }, { field: null }] }

test('choosing a type brings its protection and drops the form of the old type', () => {
  const field = changeField(draft, 'f2', { type: 'citizen-id' }).schema.fields[1]
  assert.equal(field?.sensitive, 'sensitive')
  assert.equal(field?.format, undefined)
})

test('leaving out a new column takes its field, its key and its rules along', () => {
  const left = dropColumn(draft, 1, true)
  assert.deepEqual([left.schema.fields.length, left.schema.rules, left.columns[1]], [1, [], { field: null }])
  assert.deepEqual(dropColumn(draft, 0, true).schema.keys, [])
  assert.equal(dropColumn(draft, 0, false).schema.fields.length, 2)
})

test('a field takes one column only', () => {
  assert.deepEqual(assignColumn(draft, 2, 'f1').columns, [{ field: null }, { field: 'f2' }, { field: 'f1' }])
})

test('a column taken in becomes an optional text field with a plain name that is free', () => {
  const taken = addField(draft, 2, 'Ngày')
  assert.deepEqual([taken.schema.fields[2]?.id, taken.schema.fields[2]?.name], ['f3', 'ngay_2'])
  assert.equal(addField(draft, 2, 'Địa chỉ thường trú').schema.fields[2]?.name, 'dia_chi_thuong_tru')
})

test('a key field is mandatory; the last one taken out leaves no key', () => {
  assert.equal(toggleKey(draft, 'f2').schema.fields[1]?.required, true)
  assert.deepEqual(toggleKey(draft, 'f1').schema.keys, [])
})
