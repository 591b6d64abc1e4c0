// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { BatchStatus } from '../contract/index.ts'

/** Which stored row a record of a correction replaces, and which fields change. */
export interface CorrectedRow {
  readonly recordNo: string
  readonly rowId: string
  readonly fieldIds: readonly string[]
}

/** A correction with what its batch says. */
export interface Correction {
  readonly batchId: string
  readonly number: number
  readonly status: BatchStatus
  readonly schemaVersion: number
  readonly load: string | null
  readonly reason: string
  readonly askedName: string
  readonly askedAt: Date
  readonly decidedName: string | null
  readonly decidedAt: Date | null
  readonly decisionReason: string | null
  readonly rowCount: number
}

/** Writes why a batch corrects rows, and which. */
export const insertCorrection = async (
  tx: Tx,
  given: {
    readonly batchId: string
    readonly datasetId: string
    readonly reason: string
    readonly person: { readonly id: string | null; readonly name: string }
    readonly at: Date
    readonly rows: readonly CorrectedRow[]
  },
): Promise<void> => {
  await sql`insert into warehouse.correction (batch_id, dataset_id, reason, asked_by, asked_name, asked_at)
    values (${given.batchId}, ${given.datasetId}, ${given.reason}, ${given.person.id}, ${given.person.name}, ${given.at})`.execute(
    tx,
  )
  const rows = given.rows.map(
    (row) =>
      sql`(${given.batchId}::uuid, ${row.recordNo}::bigint, ${row.rowId}::bigint, ${row.fieldIds}::text[])`,
  )
  await sql`insert into warehouse.corrected_row (batch_id, record_no, row_id, field_ids) values ${sql.join(rows)}`.execute(
    tx,
  )
}

const columns = sql`b.id as "batchId", b.number, b.status, b.schema_version as "schemaVersion", b.load_number as load,
  c.reason, c.asked_name as "askedName", c.asked_at as "askedAt", b.decided_name as "decidedName", b.decided_at as "decidedAt",
  b.decision_reason as "decisionReason",
  (select count(*)::int from warehouse.corrected_row r where r.batch_id = c.batch_id) as "rowCount"`

/** Corrections of a dataset, newest first. */
export const listCorrections = async (
  db: Db | Tx,
  datasetId: string,
  limit: number,
): Promise<Correction[]> => {
  const { rows } = await sql<Correction>`select ${columns} from warehouse.correction c
    join warehouse.batch b on b.id = c.batch_id where c.dataset_id = ${datasetId}
    order by c.asked_at desc, b.number desc limit ${limit}`.execute(db)
  return rows
}

/** The correction that a batch is; null for any other batch. */
export const findCorrection = async (
  db: Db | Tx,
  datasetId: string,
  number: number,
): Promise<Correction | null> => {
  const { rows } = await sql<Correction>`select ${columns} from warehouse.correction c
    join warehouse.batch b on b.id = c.batch_id
    where c.dataset_id = ${datasetId} and b.number = ${number}`.execute(db)
  return rows[0] ?? null
}

/** The rows of a correction in the order of its batch. */
export const correctedRows = async (
  db: Db | Tx,
  batchId: string,
  limit: number | null = null,
): Promise<CorrectedRow[]> => {
  const { rows } =
    await sql<CorrectedRow>`select record_no::text as "recordNo", row_id::text as "rowId", field_ids as "fieldIds"
    from warehouse.corrected_row where batch_id = ${batchId} order by record_no limit ${limit}`.execute(db)
  return rows
}

/** Which of these stored rows a correction that is not decided yet is about, with the number of its batch. */
export const waitingCorrections = async (
  tx: Tx | Db,
  datasetId: string,
  rowIds: readonly string[],
): Promise<{ rowId: string; number: number }[]> => {
  const { rows } = await sql<{ rowId: string; number: number }>`
    select r.row_id::text as "rowId", b.number from warehouse.corrected_row r
    join warehouse.correction c on c.batch_id = r.batch_id join warehouse.batch b on b.id = r.batch_id
    where c.dataset_id = ${datasetId} and r.row_id = any(${rowIds}::bigint[])
      and b.status not in ('loaded', 'returned', 'cancelled', 'failed', 'undone')`.execute(tx)
  return rows
}

/** A correction that counts, without values: what those who took the data along must know. */
export interface CorrectionNote {
  /** Number of the load: what was published before it still has the old values. */
  readonly load: number
  readonly at: Date
  readonly rows: number
  readonly fieldIds: readonly string[]
}

/** Corrections of a dataset that count, newest first. */
export const correctionNotes = async (db: Db | Tx, datasetId: string): Promise<CorrectionNote[]> => {
  const { rows } = await sql<Omit<CorrectionNote, 'load'> & { load: string }>`
    select b.load_number as load, b.loaded_at as at, count(distinct r.record_no)::int as rows,
      array_agg(distinct f.id) as "fieldIds"
    from warehouse.correction c join warehouse.batch b on b.id = c.batch_id and b.status = 'loaded'
    join warehouse.corrected_row r on r.batch_id = c.batch_id, unnest(r.field_ids) as f (id)
    where c.dataset_id = ${datasetId} group by b.load_number, b.loaded_at order by b.load_number desc limit 50`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, load: Number(row.load) }))
}
