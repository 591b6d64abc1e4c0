// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import type { DatasetSchema } from '../../contract/index.ts'
import { createLoadTable } from '../../dataset-store/dataset-tables.ts'
import { createFieldSeal, type FieldSeal, openRow } from '../../dataset-store/field-seal.ts'
import { columnsOf, isSealed, loadTable } from '../../dataset-store/physical-model.ts'
import { keepsUnit, unitKey } from '../../units/unit-field.ts'
import { batchFolder, type WarehouseParts } from '../../warehouse-parts.ts'
import type { BatchRow } from '../batch-store.ts'
import { type CsvRecord, csvLine, readCsvRecords } from '../csv-records.ts'

/** Cells of the load table for one row of canonical values: sensitive ones encrypted, with their HMAC beside; units beside their writing. */
export const loadCells = (
  schema: DatasetSchema,
  seal: FieldSeal,
  record: string,
  values: readonly (string | null)[],
): CsvRecord => {
  const given = values.values()
  return [
    record,
    ...schema.fields.flatMap((field) => {
      const value = given.next().value ?? null
      if (keepsUnit(field)) return [value, given.next().value ?? null]
      if (!isSealed(field)) return [value]
      return value === null ? [null, null] : [seal.seal(field.id, value), seal.mac(field, value)]
    }),
  ]
}

async function* sealedLines(path: string, schema: DatasetSchema, seal: FieldSeal): AsyncGenerator<string> {
  let lines: string[] = []
  for await (const [record, ...values] of readCsvRecords(path)) {
    lines.push(csvLine(loadCells(schema, seal, record ?? '', values)))
    if (lines.length === 500) {
      yield lines.join('')
      lines = []
    }
  }
  if (lines.length > 0) yield lines.join('')
}

const copyIn = async (parts: WarehouseParts, batch: BatchRow, lines: AsyncIterable<string>) => {
  const client = await parts.kernel.database.loaderPool.connect()
  try {
    const target = client.query(
      copyFrom(`copy warehouse_load.${loadTable(batch.id)} from stdin with (format csv)`),
    )
    await pipeline(Readable.from(lines), target)
    return target.rowCount
  } finally {
    client.release()
  }
}

/** Adds rows that passed after correction; `normalised` as the quality store keeps it. */
export const addToLoadTable = async (
  tx: Tx,
  batch: Pick<BatchRow, 'id' | 'dataset_id'>,
  schema: DatasetSchema,
  seal: FieldSeal,
  rows: readonly { record: string; normalised: Record<string, string | null> }[],
): Promise<void> => {
  const columns = ['record_no', ...columnsOf(schema).map(({ column }) => column)]
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
    await sql`insert into ${sql.table(`warehouse_load.${loadTable(batch.id)}`)} (${sql.join(columns.map((name) => sql.ref(name)))})
      select ${sql.join(columns.map((name, index) => (index === 0 ? sql`given.${sql.ref(name)}::bigint` : sql`given.${sql.ref(name)}`)))}
      from (values ${sql.join(values.map((cells) => sql`(${sql.join(cells.map((cell) => sql`${cell}::text`))})`))})
        as given (${sql.join(columns.map((name) => sql.ref(name)))})`.execute(tx)
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

/**
 * Makes the load table of a batch anew: rows that passed the check from the batch folder, then rows that passed after
 * correction. May be done again at any time, so a crash of PostgreSQL (which empties unlogged tables) loses nothing.
 */
export const fillLoadTable = async (
  parts: WarehouseParts,
  batch: BatchRow,
  schema: DatasetSchema,
): Promise<number> => {
  const seal = createFieldSeal(parts.kernel.keys, batch.dataset_id)
  await parts.kernel.database.transaction((tx) => createLoadTable(tx, batch.id, schema), 'loader')
  const path = join(batchFolder(parts.kernel, batch.id), 'good.csv')
  const copied = (await copyIn(parts, batch, sealedLines(path, schema, seal))) ?? 0
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
