// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Field } from '../contract/index.ts'
import { storageOf } from '../dataset-store/physical-model.ts'
import { refuse } from '../refuse.ts'
import { readColumn } from '../units/unit-columns.ts'

/** A field to sort by; empty values come last. Rows of equal values stand in order of arrival. */
export interface OrderField {
  readonly field: Field
  readonly descending: boolean
}

const columnOf = ({ field }: OrderField) => readColumn(field.id)

export const orderSql = (order: readonly OrderField[]): RawBuilder<unknown> =>
  sql.join([
    ...order.map((part) => sql`${columnOf(part)} ${sql.raw(part.descending ? 'desc' : 'asc')} nulls last`),
    sql`s.row_id`,
  ])

/** The sort values of a row as text, to go on after it. */
export const orderValues = (order: readonly OrderField[]): RawBuilder<unknown>[] =>
  order.map((part, index) => sql`${columnOf(part)}::text as ${sql.ref(`o_${index}`)}`)

/** What a cursor belongs to: another filter or order makes it useless. */
const fingerprint = (question: unknown) =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 12)

/** Where a page ended. */
export interface Position {
  readonly values: readonly (string | null)[]
  readonly rowId: string
}

export const writeCursor = (position: Position, question: unknown): string =>
  Buffer.from(JSON.stringify([fingerprint(question), position.rowId, ...position.values])).toString(
    'base64url',
  )

/** Reads a cursor; refuses one that is damaged or was made for another question. */
export const readCursor = (cursor: string, question: unknown, parts: number): Position => {
  try {
    const [mark, rowId, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as string[]
    if (mark === fingerprint(question) && /^\d{1,18}$/.test(rowId ?? '') && values.length === parts)
      return { values, rowId: rowId! }
  } catch {
    // damaged, like one of another question
  }
  throw refuse('invalid', 'warehouse.invalid-cursor')
}

const sameValue = (part: OrderField, value: string | null) =>
  value === null
    ? sql`${columnOf(part)} is null`
    : sql`${columnOf(part)} = ${value}::${sql.raw(storageOf(part.field))}`

const afterValue = (part: OrderField, value: string | null) =>
  value === null
    ? sql`false`
    : sql`(${columnOf(part)} ${sql.raw(part.descending ? '<' : '>')} ${value}::${sql.raw(storageOf(part.field))}
        or ${columnOf(part)} is null)`

/** Rows that come after a position. */
export const afterSql = (order: readonly OrderField[], { values, rowId }: Position): RawBuilder<boolean> => {
  const steps = order.map((part, index) => {
    const before = order
      .slice(0, index)
      .map((earlier, at) => sql`${sameValue(earlier, values[at] ?? null)} and `)
    return sql`(${sql.join(before, sql``)}${afterValue(part, values[index] ?? null)})`
  })
  const same = order.map((part, index) => sql`${sameValue(part, values[index] ?? null)} and `)
  return sql`(${sql.join([...steps, sql`(${sql.join(same, sql``)}s.row_id > ${rowId}::bigint)`], sql` or `)})`
}
