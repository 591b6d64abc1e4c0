// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RawBuilder } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { DatasetSchema } from '../../contract/index.ts'
import { createLoadTableSql, prepareLoadTableSql } from '../../dataset-store/dataset-tables.ts'
import type { FieldSeal } from '../../dataset-store/field-seal.ts'
import { columnsOf, isSealed, loadTable } from '../../dataset-store/physical-model.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import type { BatchRow } from '../batch-store.ts'
import { csvLine, readCsvRecords } from '../csv-records.ts'
import { loadCells } from './load-cells.ts'

const CHUNK_BYTES = 256 * 1024
const LINES_AT_ONCE = 500

/** The good rows of a check, and how the sensitive ones of their values are protected. */
export interface GoodRows {
  readonly path: string
  readonly schema: DatasetSchema
  readonly seal: FieldSeal
}

async function* sealedLines({ path, schema, seal }: GoodRows): AsyncGenerator<string> {
  let lines: string[] = []
  for await (const [record, ...values] of readCsvRecords(path)) {
    lines.push(csvLine(loadCells(schema, seal, record ?? '', values)))
    if (lines.length === LINES_AT_ONCE) {
      yield lines.join('')
      lines = []
    }
  }
  if (lines.length > 0) yield lines.join('')
}

/** The file as it stands, unless some of its values must be encrypted on the way. */
const contentOf = (good: GoodRows): Readable =>
  good.schema.fields.some(isSealed)
    ? Readable.from(sealedLines(good))
    : createReadStream(good.path, { highWaterMark: CHUNK_BYTES })

type Run = (statement: RawBuilder<unknown>) => Promise<{ rows: Record<string, unknown>[] }>

const inTransaction = async <T>(
  { kernel }: WarehouseParts,
  work: (client: pg.PoolClient, run: Run) => Promise<T>,
): Promise<T> => {
  const { loader, loaderPool } = kernel.database
  const client = await loaderPool.connect()
  let failure: Error | undefined
  try {
    await client.query('begin')
    const value = await work(client, (statement) => {
      const { sql: text, parameters } = statement.compile(loader)
      return client.query(text, [...parameters])
    })
    await client.query('commit')
    return value
  } catch (error) {
    failure = error as Error
    throw error
  } finally {
    // a connection in the middle of a COPY that failed is of no more use
    client.release(failure)
  }
}

/**
 * Makes the load table and copies the good rows into it in one transaction, so that they are written frozen. A first large load
 * is prepared as the dataset's table, if that is still empty.
 */
export const copyGoodRows = (
  parts: WarehouseParts,
  batch: BatchRow,
  good: GoodRows,
  large: boolean,
): Promise<{ copied: number; prepared: boolean }> =>
  inTransaction(parts, async (client, run) => {
    const prepared =
      large && (await run(prepareLoadTableSql(batch.id, batch.dataset_id))).rows[0]?.['made'] === true
    if (!prepared) await run(createLoadTableSql(batch.id, good.schema))
    const columns = ['record_no', ...columnsOf(good.schema).map(({ column }) => column)]
    const target = client.query(
      copyFrom(
        `copy warehouse_load.${loadTable(batch.id)} (${columns.join(', ')}) from stdin with (format csv, freeze)`,
      ),
    )
    await pipeline(contentOf(good), target)
    return { copied: target.rowCount ?? 0, prepared }
  })
