// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { BatchStatus, ColumnAssignment, LoadMode } from '../contract/index.ts'

/** A batch as the table keeps it; bigint columns are text. */
export interface BatchRow {
  readonly id: string
  readonly dataset_id: string
  readonly number: number
  readonly agency_id: string
  readonly kind: 'upload' | 'undo'
  readonly mode: LoadMode
  readonly status: BatchStatus
  readonly file_hash: string | null
  readonly file_name: string | null
  readonly file_size: string | null
  readonly source: string | null
  /** Tells sources apart; null: not said. */
  readonly source_key: string | null
  readonly collection_method: string | null
  readonly note: string | null
  readonly data_date: string | null
  readonly reading: unknown
  readonly column_uses: ColumnAssignment[] | null
  readonly analysis: string | null
  readonly schema_version: number | null
  readonly physical: string | null
  readonly non_data: string | null
  readonly good: string | null
  readonly quarantined: string | null
  readonly discarded: string | null
  readonly warned: string | null
  readonly by_rule: Record<string, number> | null
  readonly profile: unknown[] | null
  readonly progress: { step: string; done: number; total: number | null } | null
  readonly problem: { code: string; details: Record<string, unknown> } | null
  readonly uploaded_by: string | null
  readonly uploaded_name: string
  readonly uploaded_at: Date
  readonly submitted_by: string | null
  readonly submitted_name: string | null
  readonly submitted_at: Date | null
  readonly left_out_reason: string | null
  readonly decided_by: string | null
  readonly decided_name: string | null
  readonly decided_at: Date | null
  readonly decision_reason: string | null
  readonly load_number: string | null
  readonly loaded_at: Date | null
  readonly closed_rows: string | null
  readonly undo_of: string | null
  readonly undone_by: string | null
  /** The purge that erased what the batch had brought. */
  readonly erased_by: string | null
  readonly version: number
}

const jsonColumns = new Set(['reading', 'column_uses', 'by_rule', 'profile', 'progress', 'problem'])

const asStored = (column: string, value: unknown): unknown =>
  jsonColumns.has(column) && value !== null ? JSON.stringify(value) : value

type Changes = Partial<{ [column in keyof BatchRow]: BatchRow[column] | number }>

/** The next number within the dataset; the caller holds the dataset's advisory lock. */
const nextNumber = async (tx: Tx, datasetId: string): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`warehouse.batch.${datasetId}`}, 0))`.execute(tx)
  const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next
    from warehouse.batch where dataset_id = ${datasetId}`.execute(tx)
  return rows[0]!.next
}

/** Stores a new batch under the next number of its dataset. */
export const insertBatch = async (
  tx: Tx,
  batch: Changes & Pick<BatchRow, 'id' | 'dataset_id'>,
): Promise<BatchRow> => {
  const values = Object.entries({ ...batch, number: await nextNumber(tx, batch.dataset_id) })
  const { rows } = await sql<BatchRow>`insert into warehouse.batch
    (${sql.join(values.map(([column]) => sql.ref(column)))})
    values (${sql.join(values.map(([column, value]) => sql`${asStored(column, value)}`))}) returning *`.execute(
    tx,
  )
  return rows[0]!
}

/** Changes a batch and raises its version. */
export const updateBatch = async (tx: Db | Tx, id: string, changes: Changes): Promise<BatchRow> => {
  const assignments = Object.entries(changes).map(
    ([column, value]) => sql`${sql.ref(column)} = ${asStored(column, value)}`,
  )
  const { rows } = await sql<BatchRow>`update warehouse.batch
    set ${sql.join([...assignments, sql`version = version + 1`])} where id = ${id} returning *`.execute(tx)
  return rows[0]!
}

/** Notes how far a step is, without a new version: nobody edits this. */
export const noteProgress = async (
  db: Db,
  id: string,
  progress: BatchRow['progress'],
): Promise<BatchStatus | null> => {
  const { rows } = await sql<{ status: BatchStatus }>`update warehouse.batch
    set progress = ${progress === null ? null : JSON.stringify(progress)} where id = ${id} returning status`.execute(
    db,
  )
  return rows[0]?.status ?? null
}

export const findBatch = async (db: Db | Tx, datasetId: string, number: number): Promise<BatchRow | null> =>
  (
    await sql<BatchRow>`select * from warehouse.batch
      where dataset_id = ${datasetId} and number = ${number}`.execute(db)
  ).rows[0] ?? null

export const findBatchById = async (db: Db | Tx, id: string): Promise<BatchRow | null> =>
  (await sql<BatchRow>`select * from warehouse.batch where id = ${id}`.execute(db)).rows[0] ?? null

/** The batch, held until the transaction ends. */
export const lockBatch = async (tx: Tx, id: string): Promise<BatchRow> =>
  (await sql<BatchRow>`select * from warehouse.batch where id = ${id} for update`.execute(tx)).rows[0]!

/** An earlier batch of the dataset with the same file that still counts. */
export const findRepeat = async (tx: Db | Tx, datasetId: string, hash: string): Promise<BatchRow | null> =>
  (
    await sql<BatchRow>`select * from warehouse.batch where dataset_id = ${datasetId} and file_hash = ${hash}
      and status not in ('cancelled', 'undone', 'returned', 'failed') order by number desc limit 1`.execute(
      tx,
    )
  ).rows[0] ?? null

/** Lets only one transaction at a time bring this file to this dataset, so that a repeat cannot slip by. */
export const holdFile = async (tx: Tx, datasetId: string, hash: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${datasetId} ${hash}`}, 0))`.execute(tx)
}

/** The last batch before this one whose columns a person or an earlier file assigned. */
export const findLastMapped = async (db: Db, datasetId: string, before: number): Promise<BatchRow | null> =>
  (
    await sql<BatchRow>`select * from warehouse.batch
      where dataset_id = ${datasetId} and number < ${before} and column_uses is not null and analysis is not null
        and status in ('needs-fixes', 'ready', 'submitted', 'approved', 'loaded', 'undone')
      order by number desc limit 1`.execute(db)
  ).rows[0] ?? null

/** The last batch of the dataset before this one that entered the store. */
export const findLastLoaded = async (db: Db, datasetId: string, before: number): Promise<BatchRow | null> =>
  (
    await sql<BatchRow>`select * from warehouse.batch
      where dataset_id = ${datasetId} and number < ${before} and status = 'loaded' and kind = 'upload'
      order by number desc limit 1`.execute(db)
  ).rows[0] ?? null

/** Batches of datasets, newest first; `before` is the upload time and id of the last one shown. */
export const listBatches = async (
  db: Db,
  filter: {
    datasetId?: string | undefined
    /** null: of every agency */
    agencyIds: readonly string[] | null
    status?: readonly BatchStatus[] | undefined
    before?: { at: string; id: string } | undefined
    limit: number
  },
): Promise<BatchRow[]> =>
  (
    await sql<BatchRow>`select * from warehouse.batch
      where (${filter.datasetId ?? null}::uuid is null or dataset_id = ${filter.datasetId ?? null}::uuid)
        and (${filter.agencyIds}::uuid[] is null or agency_id = any(${filter.agencyIds}::uuid[]))
        and (${filter.status ?? null}::text[] is null or status = any(${filter.status ?? null}::text[]))
        and (${filter.before?.at ?? null}::timestamptz is null
          or (uploaded_at, id) < (${filter.before?.at ?? null}::timestamptz, ${filter.before?.id ?? null}::uuid))
      order by uploaded_at desc, id desc limit ${filter.limit}`.execute(db)
  ).rows
