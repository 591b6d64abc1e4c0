// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import type { Text } from '@tinhso/kernel/i18n'
import { sql } from 'kysely'

export type QuarantineStatus = 'open' | 'passed' | 'discarded' | 'left-out'
export type RawRow = Record<string, string | null>

/** A fault as the table keeps it; values of sensitive fields are encrypted. */
export interface StoredFault {
  readonly field: string | null
  readonly rule: string
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly value: string | null
  readonly message: Text
}

/** A record of the quality store; `original` and `current` with sensitive values encrypted. */
export interface StoredRow {
  readonly record_no: string
  readonly line: string | null
  readonly original: RawRow
  readonly current: RawRow
  readonly status: QuarantineStatus
  readonly changed_name: string | null
  readonly changed_at: Date | null
  readonly reason: string | null
}

export interface NewRow {
  readonly record: string
  readonly line: string | null
  /** JSON of the row. */
  readonly body: string
}

const columnOf = <T, K extends keyof T>(items: readonly T[], key: K) => items.map((item) => item[key])

export const insertRows = async (tx: Tx, batchId: string, rows: readonly NewRow[]): Promise<void> => {
  if (rows.length === 0) return
  await sql`insert into warehouse.quarantine_row (batch_id, record_no, line, original, current, status)
    select ${batchId}, record, line, body::jsonb, body::jsonb, 'open'
    from unnest(${columnOf(rows, 'record')}::bigint[], ${columnOf(rows, 'line')}::bigint[], ${columnOf(rows, 'body')}::text[])
      as given (record, line, body)`.execute(tx)
}

export const insertFaults = async (
  tx: Tx,
  batchId: string,
  faults: readonly (StoredFault & { record: string; position: number })[],
): Promise<void> => {
  if (faults.length === 0) return
  const messages = faults.map(({ message }) => JSON.stringify(message))
  await sql`insert into warehouse.quarantine_fault
      (batch_id, record_no, position, field, rule, severity, code, value, message)
    select ${batchId}, record, position, field, rule, severity, code, value, message::jsonb
    from unnest(${columnOf(faults, 'record')}::bigint[], ${columnOf(faults, 'position')}::int[],
      ${columnOf(faults, 'field')}::text[], ${columnOf(faults, 'rule')}::text[], ${columnOf(faults, 'severity')}::text[],
      ${columnOf(faults, 'code')}::text[], ${columnOf(faults, 'value')}::text[], ${messages}::text[])
      as given (record, position, field, rule, severity, code, value, message)`.execute(tx)
}

/** Forgets all rows of a batch, before its file is checked anew. */
export const deleteRows = async (tx: Tx, batchId: string): Promise<void> => {
  await sql`delete from warehouse.quarantine_row where batch_id = ${batchId}`.execute(tx)
}

export const deleteFaults = async (tx: Tx, batchId: string, records: readonly string[]): Promise<void> => {
  await sql`delete from warehouse.quarantine_fault
    where batch_id = ${batchId} and record_no = any(${records}::bigint[])`.execute(tx)
}

/** Which rows a list or a bulk change is about. */
export interface RowSelection {
  readonly status?: QuarantineStatus | undefined
  readonly rule?: string | undefined
  readonly field?: string | undefined
  readonly records?: readonly string[] | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

const matching = (batchId: string, { status, rule, field, records, after }: RowSelection) => sql`
  from warehouse.quarantine_row r where r.batch_id = ${batchId}
    and (${status ?? null}::text is null or r.status = ${status ?? null})
    and (${records ?? null}::bigint[] is null or r.record_no = any(${records ?? null}::bigint[]))
    and (${after ?? null}::bigint is null or r.record_no > ${after ?? null}::bigint)
    and ((${rule ?? null}::text is null and ${field ?? null}::text is null) or exists (
      select from warehouse.quarantine_fault f where f.batch_id = r.batch_id and f.record_no = r.record_no
        and (${rule ?? null}::text is null or f.rule = ${rule ?? null})
        and (${field ?? null}::text is null or f.field = ${field ?? null})))`

/** Rows in the order of the file. */
export const listRows = async (db: Db | Tx, batchId: string, selection: RowSelection): Promise<StoredRow[]> =>
  (
    await sql<StoredRow>`select r.record_no, r.line, r.original, r.current, r.status, r.changed_name, r.changed_at, r.reason
      ${matching(batchId, selection)} order by r.record_no limit ${selection.limit ?? null}`.execute(db)
  ).rows

export const countRows = async (db: Db | Tx, batchId: string, selection: RowSelection): Promise<number> => {
  const { rows } = await sql<{
    count: string
  }>`select count(*) as count ${matching(batchId, selection)}`.execute(db)
  return Number(rows[0]!.count)
}

export const listFaults = async (
  db: Db | Tx,
  batchId: string,
  records: readonly string[],
): Promise<(StoredFault & { record_no: string })[]> =>
  (
    await sql<StoredFault & { record_no: string }>`
      select record_no, field, rule, severity, code, value, message from warehouse.quarantine_fault
      where batch_id = ${batchId} and record_no = any(${records}::bigint[]) order by record_no, position`.execute(
      db,
    )
  ).rows

export interface RowChange {
  readonly record: string
  readonly current: RawRow
  /** Canonical values when the row passed; null: it still needs fixing. */
  readonly normalised: RawRow | null
}

/** Writes what the check said of changed rows. */
export const updateRows = async (
  tx: Tx,
  batchId: string,
  changes: readonly RowChange[],
  who: { id: string | null; name: string; at: Date },
): Promise<void> => {
  if (changes.length === 0) return
  const current = changes.map((change) => JSON.stringify(change.current))
  const normalised = changes.map(({ normalised }) => (normalised ? JSON.stringify(normalised) : null))
  await sql`update warehouse.quarantine_row r set current = given.body::jsonb, normalised = given.passed::jsonb,
      status = case when given.passed is null then 'open' else 'passed' end,
      changed_by = ${who.id}, changed_name = ${who.name}, changed_at = ${who.at}
    from unnest(${columnOf(changes, 'record')}::bigint[], ${current}::text[], ${normalised}::text[])
      as given (record, body, passed)
    where r.batch_id = ${batchId} and r.record_no = given.record`.execute(tx)
}

/** Sets aside open rows with a reason; gives back how many. */
export const setAsideRows = async (
  tx: Tx,
  batchId: string,
  status: 'discarded' | 'left-out',
  reason: string,
  who: { id: string | null; name: string; at: Date },
  records?: readonly string[],
): Promise<number> => {
  const result = await sql`update warehouse.quarantine_row set status = ${status}, reason = ${reason},
      changed_by = ${who.id}, changed_name = ${who.name}, changed_at = ${who.at}
    where batch_id = ${batchId} and status = 'open'
      and (${records ?? null}::bigint[] is null or record_no = any(${records ?? null}::bigint[]))`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}
