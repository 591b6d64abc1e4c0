// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '@tinhso/kernel/database'
import { type RawBuilder, sql } from 'kysely'
import type { DatasetSchema } from '../contract/index.ts'
import {
  columnsOf,
  datasetTable,
  hasMatchColumn,
  loadTable,
  matchColumn,
  storageOf,
  uniqueSets,
} from './physical-model.ts'
import type { SchemaChange } from './schema-change.ts'

/** Makes the table of a dataset from its first schema; needs the loader's transaction. */
export const createDatasetTable = async (tx: Tx, datasetId: string, schema: DatasetSchema): Promise<void> => {
  const fields = schema.fields.map((field) => ({
    id: field.id,
    storage: storageOf(field),
    sealed: hasMatchColumn(field),
  }))
  const keys = uniqueSets(schema).map((set) => set.fields.map(matchColumn))
  await sql`select warehouse.create_dataset_table(${datasetTable(datasetId)}, ${JSON.stringify(fields)}::jsonb,
    ${JSON.stringify(keys)}::jsonb)`.execute(tx)
}

/** Carries out a change that fits in place: new optional fields, wider numbers. */
export const changeDatasetTable = async (tx: Tx, datasetId: string, change: SchemaChange): Promise<void> => {
  const table = datasetTable(datasetId)
  for (const field of change.added) {
    await sql`select warehouse.add_dataset_field(${table}, ${field.id}, ${storageOf(field)}, ${hasMatchColumn(field)})`.execute(
      tx,
    )
  }
  for (const { field, storage } of change.widened) {
    await sql`select warehouse.widen_dataset_field(${table}, ${field}, ${storage})`.execute(tx)
  }
}

/** The statement that makes the empty load table of a batch, in place of the one that may be there. */
export const createLoadTableSql = (batchId: string, schema: DatasetSchema): RawBuilder<unknown> =>
  sql`select warehouse.make_load_table(${loadTable(batchId)}, ${JSON.stringify(columnsOf(schema))}::jsonb)`

/**
 * The statement that makes the load table as the table that an empty dataset will have, its rows belonging to the next load;
 * its answer `made` is false, and nothing is made, when the dataset holds rows.
 */
export const prepareLoadTableSql = (batchId: string, datasetId: string): RawBuilder<{ made: boolean }> =>
  sql`select warehouse.prepare_load_table(${loadTable(batchId)}, ${datasetTable(datasetId)},
    nextval('warehouse.load_number')) as made`

/** Builds the dataset's indexes on a prepared load table. */
export const indexLoadTable = async (tx: Tx, batchId: string, datasetId: string): Promise<void> => {
  await sql`select warehouse.index_load_table(${loadTable(batchId)}, ${datasetTable(datasetId)})`.execute(tx)
}

/** Puts a prepared load table in the place of the dataset's empty table; false: it does not fit, and nothing was done. */
export const adoptLoadTable = async (tx: Tx, batchId: string, datasetId: string): Promise<boolean> => {
  const { rows } = await sql<{ adopted: boolean }>`
    select warehouse.adopt_load_table(${loadTable(batchId)}, ${datasetTable(datasetId)}) as adopted`.execute(
    tx,
  )
  return rows[0]!.adopted
}

export const dropLoadTable = async (tx: Tx, batchId: string): Promise<void> => {
  await sql`select warehouse.drop_load_table(${loadTable(batchId)})`.execute(tx)
}
