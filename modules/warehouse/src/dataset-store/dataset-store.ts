// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { DatasetSchema } from '../contract/index.ts'
import { datasetTable } from './physical-model.ts'

/** A dataset that has a store. */
export interface StoredDataset {
  readonly id: string
  readonly tableName: string
  readonly schemaVersion: number
  readonly rowCount: number
  readonly lastLoadedAt: Date | null
}

interface DatasetRow {
  id: string
  table_name: string
  schema_version: number
  row_count: string
  last_loaded_at: Date | null
}

const fromRow = (row: DatasetRow | undefined): StoredDataset | null =>
  row
    ? {
        id: row.id,
        tableName: row.table_name,
        schemaVersion: row.schema_version,
        rowCount: Number(row.row_count),
        lastLoadedAt: row.last_loaded_at,
      }
    : null

export const findDataset = async (db: Db | Tx, id: string): Promise<StoredDataset | null> =>
  fromRow((await sql<DatasetRow>`select * from warehouse.dataset where id = ${id}`.execute(db)).rows[0])

/** The same, held until the transaction ends: loads of one dataset wait for one another here. */
export const lockDataset = async (tx: Tx, id: string): Promise<StoredDataset | null> =>
  fromRow(
    (await sql<DatasetRow>`select * from warehouse.dataset where id = ${id} for update`.execute(tx)).rows[0],
  )

export const insertDataset = async (tx: Tx, id: string, now: Date): Promise<void> => {
  await sql`insert into warehouse.dataset (id, table_name, schema_version, created_at)
    values (${id}, ${datasetTable(id)}, 1, ${now})`.execute(tx)
}

/** A confirmed version of a schema. */
export interface SchemaVersion {
  readonly version: number
  readonly body: DatasetSchema
  readonly approvedName: string
  readonly approvedAt: Date
  readonly reason: string | null
}

export const insertSchema = async (
  tx: Tx,
  datasetId: string,
  schema: DatasetSchema,
  approval: { proposedBy: string | null; by: string | null; name: string; at: Date; reason: string | null },
): Promise<void> => {
  await sql`insert into warehouse.dataset_schema
      (dataset_id, version, body, proposed_by, proposed_at, approved_by, approved_name, approved_at, reason)
    values (${datasetId}, ${schema.version}, ${JSON.stringify(schema)}, ${approval.proposedBy}, ${approval.at},
      ${approval.by}, ${approval.name}, ${approval.at}, ${approval.reason})`.execute(tx)
  await sql`update warehouse.dataset set schema_version = ${schema.version} where id = ${datasetId}`.execute(
    tx,
  )
}

/** A schema of a dataset: the present one, or the version asked for; null when there is none. */
export const findSchema = async (
  db: Db | Tx,
  datasetId: string,
  version?: number,
): Promise<DatasetSchema | null> => {
  const { rows } = await sql<{ body: DatasetSchema }>`select body from warehouse.dataset_schema
    where dataset_id = ${datasetId} and (${version ?? null}::int is null or version = ${version ?? null})
    order by version desc limit 1`.execute(db)
  return rows[0]?.body ?? null
}

export const listSchemas = async (db: Db | Tx, datasetId: string): Promise<SchemaVersion[]> => {
  const { rows } = await sql<{
    version: number
    body: DatasetSchema
    approved_name: string
    approved_at: Date
    reason: string | null
  }>`select version, body, approved_name, approved_at, reason from warehouse.dataset_schema
    where dataset_id = ${datasetId} order by version desc`.execute(db)
  return rows.map((row) => ({
    version: row.version,
    body: row.body,
    approvedName: row.approved_name,
    approvedAt: row.approved_at,
    reason: row.reason,
  }))
}

/** Notes what a load changed. */
export const countLoad = async (tx: Tx, id: string, change: number, at: Date): Promise<void> => {
  await sql`update warehouse.dataset set row_count = row_count + ${change}, last_loaded_at = ${at}
    where id = ${id}`.execute(tx)
}
