// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { csvLine } from '../batch/csv-records.ts'
import {
  describeDataType,
  type ExportFormat,
  type Field,
  type ReadPolicy,
  type Row,
  type RowsQuery,
  type RowValue,
} from '../contract/index.ts'
import { MOST_KEYS_REMEMBERED } from '../personal/read-trail.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { planRead, type ReadPlan } from './plan-read.ts'
import { recordRead, rowsAllowed, type Stored, toRow } from './read-rows.ts'
import { orderSql } from './row-order.ts'

const pageSize = 2000

const asNumber = (field: Field) => ['bigint', 'numeric'].includes(describeDataType(field.type).storage)

// numbers travel as text inside the house; as JSON they are written digit by digit, so that none is rounded
const numeral = /^-?\d+(\.\d+)?$/

/** A value as the Data API writes it: exact numbers as JSON numbers. */
export const toJsonValue = (field: Field, value: RowValue): unknown =>
  typeof value === 'string' && asNumber(field) && numeral.test(value)
    ? (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(value)
    : value

/** A row as the Data API writes it. */
export const toJsonRow = (fields: readonly Field[], row: Row): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.name, toJsonValue(field, row[field.name] ?? null)]))

const csvCell = (value: RowValue): string | null => {
  if (value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Rows in pages, read through a cursor of the database inside one snapshot; at most `most` rows. */
export async function* storedPages(
  parts: WarehouseParts,
  plan: ReadPlan,
  most: number,
): AsyncGenerator<Stored[]> {
  const compiled = sql`select ${plan.columns} from ${plan.from} where ${plan.conditions}
    order by ${orderSql(plan.order)} limit ${most}`.compile(parts.kernel.database.read)
  const client = await parts.kernel.database.appPool.connect()
  let failed = false
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(`declare rows no scroll cursor for ${compiled.sql}`, [...compiled.parameters])
    for (;;) {
      const { rows } = await client.query<Stored>(`fetch ${pageSize} from rows`)
      if (rows.length === 0) break
      yield rows
    }
  } catch (error) {
    failed = true
    throw error
  } finally {
    await client.query('rollback').catch(() => {
      failed = true
    })
    client.release(failed)
  }
}

const writers: Record<
  ExportFormat,
  (fields: readonly Field[]) => { head: string; foot: string; page: (rows: Row[], first: boolean) => string }
> = {
  csv: (fields) => ({
    head: csvLine(fields.map(({ name }) => name)),
    foot: '',
    page: (rows) => rows.map((row) => csvLine(fields.map(({ name }) => csvCell(row[name] ?? null)))).join(''),
  }),
  ndjson: (fields) => ({
    head: '',
    foot: '',
    page: (rows) => rows.map((row) => `${JSON.stringify(toJsonRow(fields, row))}\n`).join(''),
  }),
  json: (fields) => ({
    head: '[',
    foot: ']\n',
    page: (rows, first) =>
      (first ? '\n' : ',\n') + rows.map((row) => JSON.stringify(toJsonRow(fields, row))).join(',\n'),
  }),
}

/** Everything that matches, as a stream: CSV with a header of field names, NDJSON, or one JSON array. */
export const streamRows = async (
  parts: WarehouseParts,
  query: RowsQuery,
  policy: ReadPolicy,
  format: ExportFormat,
): Promise<Readable> => {
  const plan = await planRead(parts, query, policy)
  const most = rowsAllowed(policy, Number.MAX_SAFE_INTEGER)
  const write = writers[format](plan.fields.map(({ field }) => field))
  let rows = 0
  let keys: Stored[] = []
  async function* text() {
    try {
      yield write.head
      for await (const page of storedPages(parts, plan, most)) {
        yield write.page(
          page.map((stored) => toRow(plan, stored)),
          rows === 0,
        )
        rows += page.length
        keys = rows <= MOST_KEYS_REMEMBERED ? [...keys, ...page] : []
      }
      yield write.foot
    } finally {
      await recordRead(parts, plan, query, policy, { rows, keys })
    }
  }
  return Readable.from(text())
}
