// SPDX-License-Identifier: Apache-2.0
// One peer in a process of its own: peer.ts copy|naive DATABASE_URL TABLE COLUMNS FILE; prints its time and memory as JSON.
import pg from 'pg'
import { loadNaively } from './naive-loader.ts'
import { copyPlainly } from './plain-copy.ts'

const [kind, databaseUrl, table, columns, file] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
]
const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()
const start = performance.now()
const work = kind === 'copy' ? copyPlainly : loadNaively
await work(client, { name: table, columns: columns.split(',') }, file)
const seconds = (performance.now() - start) / 1000
const { rows } = await client.query<{ count: string }>(`select count(*) as count from ${table}`)
await client.end()
console.log(
  JSON.stringify({
    seconds,
    rows: Number(rows[0]!.count),
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }),
)
