// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
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

/** Makes the empty load table of a batch, in place of the one that may be there. */
export const createLoadTable = async (tx: Tx, batchId: string, schema: DatasetSchema): Promise<void> => {
  const columns = columnsOf(schema).map(({ column }) => column)
  await sql`select warehouse.create_load_table(${loadTable(batchId)}, ${columns}::text[])`.execute(tx)
}

export const dropLoadTable = async (tx: Tx, batchId: string): Promise<void> => {
  await sql`select warehouse.drop_load_table(${loadTable(batchId)})`.execute(tx)
}
