// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from '@duckdb/node-api'
import type { ColumnCells } from './column-facts.ts'

const MOST_RECORDS = 20_000
const MOST_CELLS = 300_000
const FEWEST_RECORDS = 1000

/** Cells of every column of the view `records` in their order: all of them, or of a large file an even sample. */
export async function sampleCells(
  connection: DuckDBConnection,
  titles: readonly string[],
  rows: number,
): Promise<{ columns: ColumnCells[]; sampled: boolean }> {
  const most = Math.max(FEWEST_RECORDS, Math.min(MOST_RECORDS, Math.floor(MOST_CELLS / titles.length)))
  const sampled = rows > most
  const names = titles.map((_, index) => `c${index + 1}`)
  const from = sampled ? `records using sample reservoir(${most} rows) repeatable (1)` : 'records'
  const result = await connection.runAndReadAll(
    `select * from (select ${['_record', ...names].join(', ')} from ${from}) order by _record`,
  )
  const [records = [], ...cells] = result.getColumns() as [unknown[], ...(string | null)[][]]
  const numbers = records.map(Number)
  return {
    columns: titles.map((title, index) => ({ title, records: numbers, cells: cells[index] ?? [] })),
    sampled,
  }
}
