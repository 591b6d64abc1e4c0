// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { FindingKind } from '../contract/index.ts'

/** A scan of a schema version and a load. */
export interface ScanRow {
  readonly id: string
  readonly schema_version: number
  readonly load_number: string
  readonly row_count: string
  readonly columns: number
  readonly scanned_at: Date
}

/** A finding of a scan, with who called it a false alarm and who confirmed. */
export interface FindingRow {
  readonly id: string
  readonly scan_id: string
  readonly field_id: string
  readonly beside: string | null
  readonly kind: FindingKind
  readonly row_count: string
  readonly examples: string[]
  readonly row_ids: string[]
  readonly claimed_by: string | null
  readonly claimed_name: string | null
  readonly claimed_at: Date | null
  readonly claim_reason: string | null
  readonly confirmed_by: string | null
  readonly confirmed_name: string | null
  readonly confirmed_at: Date | null
}

/** Number of the last load; null before the first. */
export const lastLoadOf = async (db: Db | Tx, datasetId: string): Promise<number | null> => {
  const { rows } = await sql<{ load: string | null }>`select max(load_number) as load from warehouse.batch
    where dataset_id = ${datasetId}`.execute(db)
  return rows[0]?.load == null ? null : Number(rows[0].load)
}

/** The scan of one schema version and load; null when it was not made. */
export const scanOf = async (
  db: Db | Tx,
  datasetId: string,
  version: number,
  load: number,
): Promise<ScanRow | null> =>
  (
    await sql<ScanRow>`select * from warehouse.personal_scan
      where dataset_id = ${datasetId} and schema_version = ${version} and load_number = ${load}`.execute(db)
  ).rows[0] ?? null

/** The latest scan of a dataset, of whatever load. */
export const latestScan = async (db: Db | Tx, datasetId: string): Promise<ScanRow | null> =>
  (
    await sql<ScanRow>`select * from warehouse.personal_scan where dataset_id = ${datasetId}
      order by scanned_at desc, id desc limit 1`.execute(db)
  ).rows[0] ?? null

/** What a scan found, the most rows first. */
export const findingsOf = async (db: Db | Tx, scanId: string): Promise<FindingRow[]> =>
  (
    await sql<FindingRow>`select * from warehouse.personal_finding where scan_id = ${scanId}
      order by row_count desc, field_id, kind`.execute(db)
  ).rows

/** A finding of a dataset, held until the transaction ends; null for an unknown one. */
export const lockFinding = async (tx: Tx, datasetId: string, id: string): Promise<FindingRow | null> =>
  (
    await sql<FindingRow>`select f.* from warehouse.personal_finding f join warehouse.personal_scan s on s.id = f.scan_id
      where s.dataset_id = ${datasetId} and f.id = ${id} for update of f`.execute(tx)
  ).rows[0] ?? null

/** What two persons decided about the same matches in an earlier load, so that nobody is asked again. */
export const findSimilarDecision = async (
  tx: Tx,
  datasetId: string,
  { column, kind, digest }: { column: string; kind: FindingKind; digest: string },
): Promise<FindingRow | null> =>
  (
    await sql<FindingRow>`select f.* from warehouse.personal_finding f join warehouse.personal_scan s on s.id = f.scan_id
      where s.dataset_id = ${datasetId} and f.field_id = ${column} and f.kind = ${kind} and f.digest = ${digest}
        and f.confirmed_at is not null order by f.confirmed_at desc limit 1`.execute(tx)
  ).rows[0] ?? null
