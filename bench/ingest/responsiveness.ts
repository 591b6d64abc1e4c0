// SPDX-License-Identifier: Apache-2.0
import { rm } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { Province } from '../../test/acceptance/province.ts'
import type { Visitor } from '../../test/acceptance/visitor.ts'
import type { People } from '../main-job/our-way.ts'
import { loadOurs, preparedDataset } from './our-load.ts'
import { writePermits } from './permits.ts'

const page = '/danh-muc-du-lieu'
const everyMs = 50
const idleMs = 20_000
const loadsAtOnce = 4
const rows = Number(process.env['TINHSO_BENCH_LOAD_ROWS'] ?? 500_000)

/** Asks for the page at a steady rate, whether or not earlier answers are there, until told to stop; milliseconds of each answer. */
const ask = (visitor: Visitor) => {
  const times: number[] = []
  const open = new Set<Promise<void>>()
  const timer = setInterval(() => {
    const start = performance.now()
    const answer = visitor.page(page).then(({ status }) => {
      if (status !== 200) throw new Error(`${page} answered ${status}`)
      times.push(performance.now() - start)
      open.delete(answer)
    })
    open.add(answer)
  }, everyMs)
  return async (): Promise<number[]> => {
    clearInterval(timer)
    await Promise.all(open)
    return times
  }
}

const share = (times: readonly number[], part: number) =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * part))]!

const tell = (what: string, times: readonly number[]) =>
  console.log(
    `| ${what} | ${times.length} | ${share(times, 0.5).toFixed(1)} | ${share(times, 0.99).toFixed(1)} | ${share(times, 1).toFixed(1)} |`,
  )

/** How long a page of the catalogue takes while nothing happens and while four large files are brought in at once. */
export const measureResponsiveness = async (
  province: Province,
  people: People,
  folder: string,
): Promise<void> => {
  const visitor = await province.signIn('canbo.sxd')
  for (let warm = 0; warm < 20; warm += 1) await visitor.page(page)
  const stopIdle = ask(visitor)
  await new Promise((resolve) => setTimeout(resolve, idleMs))
  const idle = await stopIdle()
  const loads: { code: string; file: string }[] = []
  for (let index = 0; index < loadsAtOnce; index += 1) {
    const file = join(folder, `cung-luc-${index}.csv`)
    await writePermits(file, rows, 1 + index * rows)
    loads.push({ code: await preparedDataset(people, `Nạp cùng lúc ${index + 1}`), file })
  }
  const stopLoaded = ask(visitor)
  const start = performance.now()
  await Promise.all(loads.map(({ code, file }) => loadOurs(people, code, file, 'giay-phep.csv')))
  const seconds = (performance.now() - start) / 1000
  const loaded = await stopLoaded()
  for (const { file } of loads) await rm(file)
  console.log(`| ${page}, one request every ${everyMs} ms | answers | p50 ms | p99 ms | slowest ms |`)
  console.log('| --- | --- | --- | --- | --- |')
  tell('idle', idle)
  tell(`${loadsAtOnce} loads of ${rows} rows at once (${seconds.toFixed(0)} s)`, loaded)
  const ratio = share(loaded, 0.99) / share(idle, 0.99)
  console.log(
    `\n${ratio <= 2 ? '✔' : '✘'} p99 during the loads, at most 2 × idle: ${ratio.toFixed(2)} ×; load of the machine ${loadavg()[0]!.toFixed(1)}\n`,
  )
}
