// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ColumnProfile } from '../checking/job.ts'
import type { DatasetSchema, DataTypeKey } from '../contract/index.ts'
import { nameLikeness, proposeRenames } from './propose-renames.ts'

const profile = (id: string, values: string[]): ColumnProfile => ({
  id,
  title: id,
  rows: 50,
  empty: 0,
  invalid: 0,
  distinct: values.length,
  min: null,
  max: null,
  shortest: 2,
  longest: 10,
  top: values.map((value) => ({ value, count: 5 })),
})
const schema: DatasetSchema = {
  version: 1,
  keys: [],
  rules: [],
  fields: (
    [
      ['f1', 'Mã hộ', 'text'],
      ['f2', 'Tên chủ hộ', 'text'],
      ['f3', 'Diện tích', 'decimal'],
      ['f4', 'Loại hộ', 'text'],
    ] as [string, string, DataTypeKey][]
  ).map(([id, title, type]) => ({
    id,
    name: id,
    title: { vi: title },
    type,
    required: false,
    sensitive: 'none',
  })),
}
const propose = (
  header: string[],
  missing: string[],
  more: { types?: DataTypeKey[]; profile?: ColumnProfile[]; last?: ColumnProfile[] } = {},
) =>
  proposeRenames({
    schema,
    header,
    unknown: header.map((_, index) => index),
    missing,
    types: more.types ?? [],
    profile: more.profile ?? [],
    last: more.last ?? [],
  }).map(({ column, field }) => [header[column], field])

test('titles that say the same in more or fewer words are alike, others are not', () => {
  assert.ok(nameLikeness('Họ tên chủ hộ', 'Tên chủ hộ') > 0.7)
  assert.ok(nameLikeness('Diện tích (ha)', 'Diện tích') > 0.7)
  assert.ok(nameLikeness('DIEN TICH', 'Diện tích') === 1)
  assert.ok(nameLikeness('Ghi chú', 'Diện tích') < 0.3)
})

test('a column under another name is proposed for its field, each field once', () => {
  assert.deepEqual(propose(['Họ và tên chủ hộ', 'Diện tích gieo trồng (ha)', 'Ghi chú'], ['f2', 'f3']), [
    ['Họ và tên chủ hộ', 'f2'],
    ['Diện tích gieo trồng (ha)', 'f3'],
  ])
})

test('values of the last period tell when names tell little, and speak against a name when they differ', () => {
  const kinds = ['Nghèo', 'Cận nghèo', 'Trung bình']
  const last = [profile('f4', kinds)]
  assert.deepEqual(propose(['Phân loại'], ['f4'], { profile: [profile('c1', kinds)], last }), [
    ['Phân loại', 'f4'],
  ])
  assert.deepEqual(propose(['Phân loại'], ['f4'], { profile: [profile('c1', ['A', 'B', 'C'])], last }), [])
})

test('a column of numbers is never proposed for a field of texts', () => {
  assert.deepEqual(propose(['Tên chủ hộ mới'], ['f2'], { types: ['integer'] }), [])
})
