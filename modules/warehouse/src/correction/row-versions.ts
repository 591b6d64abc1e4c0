// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { type RawBuilder, sql } from 'kysely'
import type { DatasetSchema } from '../contract/index.ts'
import {
  columnsOf,
  datasetTable,
  loadTable,
  storageOf,
  valueColumn,
} from '../dataset-store/physical-model.ts'
import { canonicalSql } from '../read/field-value.ts'

/** A row as the store keeps it: canonical text by field id, sensitive fields sealed. */
export interface StoredVersion {
  readonly rowId: string | null
  readonly recordNo: string
  readonly values: Readonly<Record<string, string | null>>
}

const select = async (
  db: Db | Tx,
  schema: DatasetSchema,
  from: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
): Promise<StoredVersion[]> => {
  const values = schema.fields.map(
    (field) =>
      sql`${sql.raw(canonicalSql(`s."${valueColumn(field.id)}"`, storageOf(field)))} as ${sql.ref(field.id)}`,
  )
  const { rows } = await sql<Record<string, string | null>>`
    select s.row_id::text as row_id, s.record_no::text as record_no, ${sql.join(values)} from ${from}
    where ${condition}`.execute(db)
  return rows.map(({ row_id, record_no, ...row }) => ({
    rowId: row_id ?? null,
    recordNo: record_no!,
    values: row,
  }))
}

/** Rows of a dataset's table, closed ones included, that meet a condition on `s`. */
export const storedVersions = (
  db: Db | Tx,
  datasetId: string,
  schema: DatasetSchema,
  condition: RawBuilder<unknown>,
): Promise<StoredVersion[]> =>
  select(db, schema, sql`${sql.table(`dataset_rows.${datasetTable(datasetId)}`)} s`, condition)

/** Rows of a batch that wait for approval; empty once its load table is gone. `db`: of the loader. */
export const waitingVersions = async (
  db: Db,
  batchId: string,
  schema: DatasetSchema,
): Promise<StoredVersion[]> => {
  const name = `warehouse_load.${loadTable(batchId)}`
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${name}) is not null as there`.execute(db)
  if (!rows[0]!.there) return []
  const columns = columnsOf(schema).map(
    ({ column, storage }) => sql`${sql.ref(column)}::${sql.raw(storage)} as ${sql.ref(column)}`,
  )
  const from = sql`(select null::bigint as row_id, record_no, ${sql.join(columns)} from ${sql.table(name)}) s`
  return select(db, schema, from, sql`true`)
}
