// SPDX-License-Identifier: Apache-2.0
import { type DataTypeKey, describeDataType } from '../contract/data-types.ts'
import { compareDecimals, compareWithSum } from '../data-types/decimal.ts'
import { decimalSql, literal } from '../data-types/expression-sql.ts'

/** How canonical values of a data type are ordered. */
export type Ordering = 'decimal' | 'day' | 'instant' | 'text'

/** The ordering of a data type's values. */
export function orderingOf(key: DataTypeKey): Ordering {
  const { storage } = describeDataType(key)
  if (storage === 'numeric' || storage === 'bigint' || storage === 'smallint') return 'decimal'
  if (storage === 'date') return 'day'
  return storage === 'timestamptz' ? 'instant' : 'text'
}

/** The operators of comparisons. */
export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>='

/** Whether `left operator right` holds, given the sign of their order. */
export function holds(sign: number, operator: Comparison): boolean {
  switch (operator) {
    case '=':
      return sign === 0
    case '<>':
      return sign !== 0
    case '<':
      return sign < 0
    case '<=':
      return sign <= 0
    case '>':
      return sign > 0
    case '>=':
      return sign >= 0
  }
}

/** The sign of the order of two canonical values. */
export function order(left: string, right: string, ordering: Ordering): number {
  if (ordering === 'decimal') return compareDecimals(left, right)
  if (ordering === 'instant') return Math.sign(Date.parse(left) - Date.parse(right))
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}

/** The sign of the order of a value and a sum; null when the sum is too large to be counted. */
export function orderWithSum(left: string, parts: readonly string[]): number | null {
  return compareWithSum(left, parts)
}

/** A canonical column as something DuckDB orders in the same way. */
export function orderedSql(column: string, ordering: Ordering): string {
  if (ordering === 'decimal') return decimalSql(column)
  return ordering === 'instant' ? `epoch_ms(try_cast(${column} as timestamptz))` : column
}

/** A canonical literal as something DuckDB orders in the same way. */
export function orderedLiteral(value: string, ordering: Ordering): string {
  return orderedSql(literal(value), ordering)
}
