// SPDX-License-Identifier: Apache-2.0
// A large file all the way into the store against three other ways, in one run; see README.md. TINHSO_BENCH_INGEST=rows:rounds,…
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { ensurePostgres } from '../apps/launcher/postgres/ensure-postgres.ts'
import { openProvince, type Province } from '../test/acceptance/province.ts'
import { loadOurs, preparedDataset } from './ingest/our-load.ts'
import { badEvery, writePermits } from './ingest/permits.ts'
import { printGoals, printRounds, type Rounds } from './ingest/report.ts'
import { measureResponsiveness } from './ingest/responsiveness.ts'
import { contestantNames, runContestant } from './ingest/run-contestant.ts'
import { type People, signInAll } from './main-job/our-way.ts'
import { watchMemory } from './main-job/peak-memory.ts'
import { machine } from './main-job/report.ts'

const plan = (process.env['TINHSO_BENCH_INGEST'] ?? '100000:5,1000000:3,5000000:1')
  .split(',')
  .map((part) => part.split(':').map(Number) as [rows: number, rounds: number])

if (spawnSync('psql', ['--version']).status !== 0) {
  console.error(
    '✘ Máy này chưa có psql, cần cho một cách nạp được so sánh. / psql is missing; one contestant needs it.',
  )
  console.error('  → apt-get install postgresql-client')
  process.exit(1)
}

const withClient = async (province: Province, work: (client: pg.Client) => Promise<void>) => {
  const client = new pg.Client({ connectionString: province.databaseUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

const ours = async (province: Province, people: People, file: string, title: string) => {
  const code = await preparedDataset(people, title)
  const memory = watchMemory(province.serverPid())
  const steps = await loadOurs(people, code, file, 'giay-phep.csv')
  return { seconds: steps.total, rows: steps.loaded + steps.setAside, peakMegabytes: memory.stop(), steps }
}

const measure = async (
  province: Province,
  people: People,
  folder: string,
  rows: number,
  rounds: number,
): Promise<Rounds> => {
  const file = join(folder, 'giay-phep.csv')
  await writePermits(file, rows)
  const expected = { good: rows - Math.floor(rows / badEvery), bad: Math.floor(rows / badEvery) }
  const found: Rounds = { rows, ours: [], others: { duckdb: [], 'csv-parse': [], psql: [] } }
  await withClient(province, async (client) => {
    for (let round = 1; round <= rounds; round += 1) {
      await client.query('checkpoint')
      const own = await ours(province, people, file, `Giấy phép, ${rows} dòng, lần ${round}`)
      if (own.steps.loaded !== expected.good || own.steps.setAside !== expected.bad)
        throw new Error(`ours loaded ${own.steps.loaded} and set ${own.steps.setAside} aside`)
      found.ours.push(own)
      for (const name of contestantNames)
        found.others[name].push(await runContestant(name, client, province.databaseUrl, file, expected))
    }
  })
  await rm(file)
  printRounds(found)
  return found
}

const folder = await mkdtemp(join(tmpdir(), 'tinhso-bench-'))
const postgres = await ensurePostgres(folder)
process.env['TINHSO_TEST_DATABASE_URL'] = postgres.superuserUrl
const province = await openProvince()
try {
  const people = await signInAll(province)
  console.log(machine())
  const all: Rounds[] = []
  for (const [rows, rounds] of plan) all.push(await measure(province, people, folder, rows, rounds))
  printGoals(all)
  await measureResponsiveness(province, people, folder)
} finally {
  await province.close()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
