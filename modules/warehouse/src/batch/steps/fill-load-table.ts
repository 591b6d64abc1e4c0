// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import type { Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { DatasetSchema } from '../../contract/index.ts'
import { indexLoadTable } from '../../dataset-store/dataset-tables.ts'
import { createFieldSeal, type FieldSeal, openRow } from '../../dataset-store/field-seal.ts'
import { columnsOf, loadTable } from '../../dataset-store/physical-model.ts'
import { keepsUnit, unitKey } from '../../units/unit-field.ts'
import { batchFolder, type WarehouseParts } from '../../warehouse-parts.ts'
import type { BatchRow } from '../batch-store.ts'
import { copyGoodRows } from './copy-good-rows.ts'
import { loadCells } from './load-cells.ts'

/** Adds rows that passed after correction; `normalised` as the quality store keeps it. */
export const addToLoadTable = async (
  tx: Tx,
  batch: Pick<BatchRow, 'id' | 'dataset_id'>,
  schema: DatasetSchema,
  seal: FieldSeal,
  rows: readonly { record: string; normalised: Record<string, string | null> }[],
): Promise<void> => {
  const columns = [{ column: 'record_no', storage: 'bigint' }, ...columnsOf(schema)]
  for (let at = 0; at < rows.length; at += 200) {
    const values = rows.slice(at, at + 200).map(({ record, normalised }) =>
      loadCells(
        schema,
        seal,
        record,
        schema.fields.flatMap((field) =>
          [field.id, ...(keepsUnit(field) ? [unitKey(field.id)] : [])].map((key) => normalised[key] ?? null),
        ),
      ),
    )
    await sql`insert into ${sql.table(`warehouse_load.${loadTable(batch.id)}`)} (${sql.join(columns.map(({ column }) => sql.ref(column)))})
      select ${sql.join(columns.map(({ column, storage }) => sql`given.${sql.ref(column)}::${sql.raw(storage)}`))}
      from (values ${sql.join(values.map((cells) => sql`(${sql.join(cells.map((cell) => sql`${cell}::text`))})`))})
        as given (${sql.join(columns.map(({ column }) => sql.ref(column)))})`.execute(tx)
  }
}

const addPassedRows = (parts: WarehouseParts, batch: BatchRow, schema: DatasetSchema, seal: FieldSeal) =>
  parts.kernel.database.transaction(async (tx) => {
    const { rows } = await sql<{ record_no: string; normalised: Record<string, string | null> }>`
      select record_no, normalised from warehouse.quarantine_row
      where batch_id = ${batch.id} and status = 'passed' order by record_no`.execute(tx)
    const opened = rows.map((row) => ({
      record: row.record_no,
      normalised: openRow(seal, schema, row.normalised),
    }))
    await addToLoadTable(tx, batch, schema, seal, opened)
    return rows.length
  }, 'loader')

/** From this many rows on, the first load of a dataset is prepared as its table, indexes and all. */
export const fewestRowsPrepared = 20_000

/**
 * Makes the load table of a batch anew: rows that passed the check from the batch folder, then rows that passed after
 * correction. May be done again at any time, so a crash of PostgreSQL (which empties unlogged tables) loses nothing. `expected` is
 * about how many rows will come.
 */
export const fillLoadTable = async (
  parts: WarehouseParts,
  batch: BatchRow,
  schema: DatasetSchema,
  expected: number,
): Promise<number> => {
  const seal = createFieldSeal(parts.kernel.keys, batch.dataset_id)
  const good = { path: join(batchFolder(parts.kernel, batch.id), 'good.csv'), schema, seal }
  const { copied, prepared } = await copyGoodRows(parts, batch, good, expected >= fewestRowsPrepared)
  if (prepared)
    await parts.kernel.database.transaction((tx) => indexLoadTable(tx, batch.id, batch.dataset_id), 'loader')
  return copied + (await addPassedRows(parts, batch, schema, seal))
}

/**
 * Whether the load table holds as many rows as the batch has accepted. Both are asked in one statement, so that rows
 * which somebody mends at this moment are in both or in neither.
 */
export const isLoadTableWhole = async (parts: WarehouseParts, batchId: string): Promise<boolean> => {
  const table = `warehouse_load.${loadTable(batchId)}`
  const { loader } = parts.kernel.database
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(
    loader,
  )
  if (!rows[0]?.there) return false
  const compared = await sql<{ whole: boolean }>`
    select b.good = (select count(*) from ${sql.table(table)}) as whole
    from warehouse.batch b where b.id = ${batchId}`.execute(loader)
  return compared.rows[0]?.whole === true
}
