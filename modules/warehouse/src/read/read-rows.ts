// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { ReadPolicy, Row, RowsPage, RowsQuery } from '../contract/index.ts'
import { MOST_KEYS_REMEMBERED, noteRead } from '../personal/read-trail.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { planRead, type ReadPlan } from './plan-read.ts'
import { afterSql, orderSql, orderValues, readCursor, writeCursor } from './row-order.ts'

/** A row as PostgreSQL gives it: `v_…` the fields, `k_…` the parts of its key. */
export type Stored = Record<string, string | null>

/** A stored row as the reader gets it, by field name. */
export const toRow = (plan: ReadPlan, stored: Stored): Row =>
  Object.fromEntries(
    plan.fields.map(({ field, read }, index) => [field.name, read(stored[`v_${index}`] ?? null)]),
  )

/** Refuses when nothing of the quota is left; else how many rows may be given at most. */
export const rowsAllowed = (policy: ReadPolicy, wanted: number): number => {
  if (policy.quota && policy.quota.rows <= 0)
    throw refuse('too-many', 'warehouse.quota-exceeded', { rows: policy.quota.rows })
  return policy.quota ? Math.min(wanted, policy.quota.rows) : wanted
}

/** Notes that restricted rows were read; `keys` are those of the rows, as long as they are few. */
export const recordRead = async (
  parts: WarehouseParts,
  plan: ReadPlan,
  query: RowsQuery,
  policy: ReadPolicy,
  read: { rows: number; keys: readonly Stored[] },
): Promise<void> => {
  if (!policy.recordedFor) return
  const remembered = plan.keyParts > 0 && read.keys.length === read.rows
  await noteRead(parts, {
    datasetId: query.datasetId,
    reader: policy.recordedFor,
    purpose: policy.purpose,
    decision: policy.decision ?? null,
    fields: plan.fields.map(({ field }) => field.name),
    unmasked: plan.fields.flatMap(({ field, access }) =>
      access === 'allow' && field.sensitive !== 'none' ? [field.name] : [],
    ),
    filters: query.filters ?? [],
    rows: read.rows,
    asKnown: policy.asKnown ?? null,
    keys: remembered
      ? read.keys.map((row) => Array.from({ length: plan.keyParts }, (_, index) => row[`k_${index}`] ?? null))
      : null,
  })
}

const questionOf = (query: RowsQuery, policy: ReadPolicy) => [
  query.datasetId,
  query.filters ?? [],
  query.sort ?? [],
  policy.asKnown ?? null,
  policy.asValid ?? null,
  policy.rowFilter ?? [],
]

const countRows = async (parts: WarehouseParts, plan: ReadPlan): Promise<number> => {
  const { rows } = await sql<{ count: string }>`select count(*) as count from ${plan.from}
    where ${plan.conditions}`.execute(parts.kernel.database.read)
  return Number(rows[0]!.count)
}

/**
 * Reads a page of rows under a policy (architecture §3C): the only way to rows for APIs, export, preview, tiles and marts.
 * Paging goes on after the last row, so that rows added meanwhile shift nothing.
 */
export const readRows = async (
  parts: WarehouseParts,
  query: RowsQuery,
  policy: ReadPolicy,
): Promise<RowsPage> => {
  const plan = await planRead(parts, query, policy)
  const question = questionOf(query, policy)
  const limit = rowsAllowed(policy, Math.min(Math.max(query.limit ?? 100, 1), 1000))
  const after = query.cursor
    ? afterSql(plan.order, readCursor(query.cursor, question, plan.order.length))
    : sql`true`
  const { rows: found } = await sql<Stored>`
    select ${sql.join([plan.columns, ...orderValues(plan.order)])} from ${plan.from}
    where ${plan.conditions} and ${after} order by ${orderSql(plan.order)} limit ${limit + 1}`.execute(
    parts.kernel.database.read,
  )
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const position = last && {
    rowId: last['row_id']!,
    values: plan.order.map((_, index) => last[`o_${index}`] ?? null),
  }
  const keys = shown.length <= MOST_KEYS_REMEMBERED ? shown : []
  await recordRead(parts, plan, query, policy, { rows: shown.length, keys })
  return {
    rows: shown.map((stored) => toRow(plan, stored)),
    nextCursor: position && found.length > limit ? writeCursor(position, question) : null,
    ...(query.count ? { count: await countRows(parts, plan) } : {}),
  }
}
