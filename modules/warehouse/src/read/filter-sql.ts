// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import { describeDataType, type Field, type RowFilter } from '../contract/index.ts'
import type { FieldSeal } from '../dataset-store/field-seal.ts'
import { isSealed, macColumn, storageOf } from '../dataset-store/physical-model.ts'
import { refuse } from '../refuse.ts'
import { readColumn } from '../units/unit-columns.ts'
import { isComparable } from './field-value.ts'

const comparisons = { eq: '=', ne: 'is distinct from', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

const sealedOperators = new Set(['eq', 'in', 'isnull'])
const jsonOperators = new Set(['isnull'])

const requirePossible = (field: Field, { operator }: RowFilter) => {
  const possible = (names: string) => ({ vi: `Dùng: ${names}.`, en: `Use: ${names}.` })
  const { storage } = describeDataType(field.type)
  if (isSealed(field) && !sealedOperators.has(operator))
    throw refuse('invalid', 'warehouse.filter-not-possible', {
      field: field.name,
      operator,
      possible: possible('eq, in, isnull'),
    })
  if (storage === 'jsonb' && !jsonOperators.has(operator))
    throw refuse('invalid', 'warehouse.filter-not-possible', {
      field: field.name,
      operator,
      possible: possible('isnull'),
    })
  if (operator === 'contains' && storage !== 'text')
    throw refuse('invalid', 'warehouse.filter-not-possible', {
      field: field.name,
      operator,
      possible: possible('eq, ne, lt, lte, gt, gte, in, isnull'),
    })
}

const requireValues = (field: Field, { operator, values }: RowFilter) => {
  const { example } = describeDataType(field.type)
  const right = (value: string) =>
    operator === 'isnull'
      ? value === 'true' || value === 'false'
      : operator === 'contains' || isComparable(field.type, value)
  const wrong = values.find((value) => !right(value))
  const missing = values.length === 0 || (operator !== 'in' && values.length > 1)
  if (wrong === undefined && !missing) return
  throw refuse('invalid', 'warehouse.invalid-value', {
    value: wrong ?? values.join(','),
    field: field.name,
    example: operator === 'isnull' ? 'true' : example,
  })
}

/** One condition as SQL on alias `s`; values are always parameters. Sealed fields are found by their HMAC. */
export const filterSql = (field: Field, filter: RowFilter, seal: FieldSeal): RawBuilder<boolean> => {
  requirePossible(field, filter)
  requireValues(field, filter)
  const { operator, values } = filter
  const column = readColumn(field.id)
  if (operator === 'isnull') return values[0] === 'true' ? sql`${column} is null` : sql`${column} is not null`
  if (isSealed(field))
    return sql`${sql.ref(`s.${macColumn(field.id)}`)} = any(${values.map((value) => seal.mac(field, value))}::text[])`
  const storage = sql.raw(storageOf(field))
  if (operator === 'in') return sql`${column} = any(${[...values]}::${storage}[])`
  if (operator === 'contains')
    return sql`position(kernel.fold(${values[0]}::text) in kernel.fold(${column})) > 0`
  return sql`${column} ${sql.raw(comparisons[operator])} ${values[0]}::${storage}`
}
