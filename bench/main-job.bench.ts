// SPDX-License-Identifier: Apache-2.0
// The main job against its peers in one run on one machine; see README.md.
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openProvince, type Province } from '../test/acceptance/province.ts'
import { householdRows, householdWorkbook } from '../test/fixtures/household-businesses.ts'
import { bringFile, type OurTimes, type People, registerDataset, signInAll } from './main-job/our-way.ts'
import { watchMemory } from './main-job/peak-memory.ts'
import { makePeerTable } from './main-job/peer-table.ts'
import { type Measured, machine, median, printAnswers, printComparison } from './main-job/report.ts'
import { cleanCsv, practiceCsv } from './main-job/rows.ts'

const sizes = [2000, 50_000]
const badShare = 0.02
const rounds = 5

let registered = 0
const newDataset = (people: People) => {
  registered += 1
  return registerDataset(people, `Hộ kinh doanh, lần đo ${registered}`)
}

const ours = async (
  province: Province,
  people: People,
  rows: number,
): Promise<Measured & { times: OurTimes }> => {
  const code = await newDataset(people)
  const memory = watchMemory(province.serverPid())
  const times = await bringFile(people, code, rows, { name: 'ho.csv', bytes: practiceCsv(rows, badShare) })
  return { seconds: times.total, rows, peakMegabytes: memory.stop(), times }
}

const peerProgram = fileURLToPath(new URL('./main-job/peer.ts', import.meta.url))

const peer = async (kind: 'copy' | 'naive', client: pg.Client, databaseUrl: string, file: string) => {
  const { name, columns } = await makePeerTable(client)
  const run = spawnSync(process.execPath, [peerProgram, kind, databaseUrl, name, columns.join(','), file])
  if (run.status !== 0) throw new Error(run.stderr.toString())
  return JSON.parse(run.stdout.toString()) as Measured
}

const compare = async (province: Province, people: People, folder: string, rows: number) => {
  const files = { copy: join(folder, 'clean.csv'), naive: join(folder, 'practice.csv') }
  await writeFile(files.copy, cleanCsv(rows, badShare))
  await writeFile(files.naive, practiceCsv(rows, badShare))
  const client = new pg.Client({ connectionString: province.databaseUrl })
  await client.connect()
  const all = {
    ours: [] as (Measured & { times: OurTimes })[],
    copy: [] as Measured[],
    naive: [] as Measured[],
  }
  for (let round = 0; round < rounds; round += 1) {
    all.ours.push(await ours(province, people, rows))
    for (const kind of ['copy', 'naive'] as const) {
      const measured = await peer(kind, client, province.databaseUrl, files[kind])
      if (measured.rows !== rows) throw new Error(`${kind} loaded ${measured.rows} of ${rows} rows`)
      all[kind].push(measured)
    }
  }
  await client.end()
  printComparison(rows, all)
}

/** From the drop of 2 000 clean rows to the proposal, and to the verdict on every row. */
const dropToAnswer = async (
  people: People,
  title: string,
  bytes: () => Promise<string | Uint8Array>,
  count: number,
) => {
  const all: OurTimes[] = []
  for (let round = 0; round < count; round += 1)
    all.push(await bringFile(people, await newDataset(people), 2000, { name: title, bytes: await bytes() }))
  const proposed = median(all.map((times) => times.proposed))
  return { title, proposed, answered: proposed + median(all.map((times) => times.checked)) }
}

const folder = await mkdtemp(join(tmpdir(), 'tinhso-bench-'))
const province = await openProvince()
try {
  const people = await signInAll(province)
  const csv = async () => practiceCsv(2000, 0)
  const answers = [
    await dropToAnswer(people, 'first-after-start.csv', csv, 1),
    await dropToAnswer(people, 'clean.csv', csv, rounds),
    await dropToAnswer(people, 'clean.xlsx', () => householdWorkbook(householdRows(2000)), rounds),
  ]
  console.log(machine())
  printAnswers(answers)
  for (const rows of sizes) await compare(province, people, folder, rows)
} finally {
  await province.close()
  await rm(folder, { recursive: true, force: true })
}
