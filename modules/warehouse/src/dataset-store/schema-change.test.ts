// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DatasetSchema, Field } from '../contract/index.ts'
import { compareSchemas } from './schema-change.ts'

const field = (id: string, more: Partial<Field> = {}): Field => ({
  id,
  name: `ten_${id}`,
  title: { vi: `Trường ${id}` },
  type: 'text',
  required: false,
  sensitive: 'none',
  ...more,
})
const schema = (...fields: Field[]): DatasetSchema => ({ version: 1, fields, keys: [['f1']], rules: [] })
const obstacle = (before: DatasetSchema, after: DatasetSchema) =>
  compareSchemas(before, after).obstacle?.en ?? null

test('optional fields are added and numbers widened in place', () => {
  const change = compareSchemas(
    schema(field('f1'), field('f2', { type: 'year' })),
    schema(field('f1'), field('f2', { type: 'decimal' }), field('f3')),
  )
  assert.equal(change.obstacle, null)
  assert.deepEqual(
    change.added.map(({ id }) => id),
    ['f3'],
  )
  assert.deepEqual(change.widened, [{ field: 'f2', storage: 'numeric' }])
})

test('names, titles, looser rules and more general texts need no change of the table', () => {
  const before = schema(field('f1'), field('f2', { type: 'phone', required: true, range: { min: '1' } }))
  const after = schema(field('f1', { name: 'khac', title: { vi: 'Khác' } }), field('f2'))
  assert.deepEqual(compareSchemas(before, after), { added: [], widened: [], obstacle: null })
})

test('whatever would not fit the rows that are there is refused with what it is', () => {
  const before = schema(field('f1'), field('f2', { type: 'decimal' }))
  assert.match(obstacle(before, schema(field('f1')))!, /leaving out/)
  assert.match(obstacle(before, schema(field('f1'), field('f2', { type: 'integer' })))!, /another type/)
  assert.match(obstacle(before, schema(field('f1'), field('f2', { type: 'date' })))!, /another type/)
  assert.match(
    obstacle(before, schema(field('f1'), field('f2', { type: 'decimal', required: true })))!,
    /mandatory/,
  )
  assert.match(
    obstacle(before, schema(field('f1'), field('f2', { type: 'decimal', sensitive: 'sensitive' })))!,
    /protection/,
  )
  assert.match(obstacle(before, schema(...before.fields, field('f3', { required: true })))!, /new mandatory/)
  assert.match(obstacle(before, { ...before, keys: [['f2']] })!, /another key/)
  assert.match(
    obstacle(before, schema(field('f1'), field('f2', { type: 'decimal', unique: true })))!,
    /another key/,
  )
})
