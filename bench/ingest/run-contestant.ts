// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { watchMemory } from '../main-job/peak-memory.ts'
import { makePeerTable } from '../main-job/peer-table.ts'
import type { Measured } from '../main-job/report.ts'

/** The contestants beside ours. */
export const contestantNames = ['duckdb', 'csv-parse', 'psql'] as const
export type ContestantName = (typeof contestantNames)[number]

/** As polite as our checking process, so that other work on the machine slows all of them alike. */
const politeness = 10
const program = fileURLToPath(new URL('./contestant.ts', import.meta.url))

const countOf = async (client: pg.Client, table: string): Promise<number> =>
  Number((await client.query<{ count: string }>(`select count(*) as count from ${table}`)).rows[0]!.count)

/** Runs one contestant against a new empty table of the same shape; afterwards table and temporary files are gone. */
export const runContestant = async (
  name: ContestantName,
  client: pg.Client,
  databaseUrl: string,
  file: string,
  expected: { good: number; bad: number },
): Promise<Measured> => {
  const folder = join(`${file}.work`)
  await mkdir(folder, { recursive: true })
  const { name: table, columns } = await makePeerTable(client)
  await client.query('create table bench_peer.bad (cells text, faults text)')
  await client.query('checkpoint')
  const given = [program, name, databaseUrl, table, columns.join(','), file, folder]
  const child = spawn('nice', ['-n', String(politeness), process.execPath, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const memory = watchMemory(child.pid!)
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  const peakMegabytes = memory.stop()
  if (code !== 0) throw new Error(`${name} ended with ${code}`)
  const [good, bad] = [await countOf(client, table), await countOf(client, 'bench_peer.bad')]
  if (good !== expected.good || bad !== expected.bad)
    throw new Error(
      `${name} loaded ${good} and set ${bad} aside instead of ${expected.good} and ${expected.bad}`,
    )
  await client.query('drop schema bench_peer cascade')
  await rm(folder, { recursive: true, force: true })
  const { seconds } = JSON.parse(output) as { seconds: number }
  return { seconds, rows: good + bad, peakMegabytes }
}
