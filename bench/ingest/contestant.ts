// SPDX-License-Identifier: Apache-2.0
// One contestant in a process of its own: contestant.ts NAME DATABASE_URL TABLE COLUMNS FILE FOLDER; prints its seconds as JSON.
import pg from 'pg'
import { loadWithCsvParse } from './csv-parse-copy.ts'
import { loadWithDuckDb } from './duckdb-copy.ts'
import { loadWithPsql } from './psql-copy.ts'

/** What a contestant is given: the table to fill, its value columns, the file, and a folder for what it needs meanwhile. */
export interface Task {
  readonly databaseUrl: string
  readonly client: pg.Client
  readonly table: string
  readonly bad: string
  readonly columns: readonly string[]
  readonly file: string
  readonly folder: string
}

const contestants: Record<string, (task: Task) => Promise<void>> = {
  duckdb: loadWithDuckDb,
  'csv-parse': loadWithCsvParse,
  psql: loadWithPsql,
}

const [name = '', databaseUrl = '', table = '', columns = '', file = '', folder = ''] = process.argv.slice(2)
const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()
const start = performance.now()
await contestants[name]!({
  databaseUrl,
  client,
  table,
  bad: 'bench_peer.bad',
  columns: columns.split(','),
  file,
  folder,
})
const seconds = (performance.now() - start) / 1000
await client.end()
console.log(JSON.stringify({ seconds }))
