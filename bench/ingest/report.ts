// SPDX-License-Identifier: Apache-2.0
import { loadavg } from 'node:os'
import { type Measured, median } from '../main-job/report.ts'
import type { OurSteps } from './our-load.ts'
import type { ContestantName } from './run-contestant.ts'

/** All rounds of one size. */
export interface Rounds {
  readonly rows: number
  readonly ours: (Measured & { steps: OurSteps })[]
  readonly others: Readonly<Record<ContestantName, Measured[]>>
}

const titles: Record<ContestantName, string> = {
  duckdb: 'DuckDB read + COPY',
  'csv-parse': 'csv-parse + ajv + COPY',
  psql: 'psql \\copy + SQL rules',
}

const spaced = (number: number) => Math.round(number).toLocaleString('en').replaceAll(',', ' ')
const secondsOf = (all: readonly Measured[]) => median(all.map(({ seconds }) => seconds))
const peakOf = (all: readonly Measured[]) => Math.max(...all.map(({ peakMegabytes }) => peakMegabytes))
const line = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`)

/** Prints one size: medians of the rounds, speed of ours as a share of each other's, and our named steps. */
export const printRounds = ({ rows, ours, others }: Rounds): void => {
  const own = secondsOf(ours)
  line(`${spaced(rows)} rows, ${ours.length} round(s)`, 's', 'rows/s', 'ours is', 'peak MB')
  line('---', '---', '---', '---', '---')
  line('Tỉnh Số, file → approved rows', own.toFixed(2), spaced(rows / own), '', spaced(peakOf(ours)))
  for (const [name, all] of Object.entries(others) as [ContestantName, Measured[]][]) {
    const seconds = secondsOf(all)
    const share = `${(seconds / own).toFixed(2)} × as fast`
    line(titles[name], seconds.toFixed(2), spaced(rows / seconds), share, spaced(peakOf(all)))
  }
  const step = (pick: (steps: OurSteps) => number) => median(ours.map(({ steps }) => pick(steps))).toFixed(2)
  console.log(
    `\nSteps of ours, s: ${step((s) => s.upload)} upload, ${step((s) => s.read)} read, ${step((s) => s.check)} check, ` +
      `${step((s) => s.stage)} stage, ${step((s) => s.load)} load, ${step((s) => s.between)} between; load of the machine ${loadavg()[0]!.toFixed(1)}\n`,
  )
}

const verdict = (what: string, value: number, unit: string, holds: boolean) =>
  console.log(`${holds ? '✔' : '✘'} ${what}: ${value.toFixed(2)} ${unit}`)

/** Says of every goal whether it was met. */
export const printGoals = (all: readonly Rounds[]): void => {
  for (const { rows, ours, others } of all) {
    const own = secondsOf(ours)
    const duckdb = secondsOf(others.duckdb) / own
    const parse = secondsOf(others['csv-parse']) / own
    const peak = peakOf(ours)
    const title = `${spaced(rows)} rows`
    verdict(`${title}, speed against DuckDB + COPY, at least 0.6`, duckdb, '×', duckdb >= 0.6)
    verdict(`${title}, speed against csv-parse + ajv + COPY, at least 2`, parse, '×', parse >= 2)
    verdict(`${title}, memory of server and child, at most 1500`, peak, 'MB', peak <= 1500)
  }
  const [million, largest] = [
    all.find(({ rows }) => rows === 1_000_000),
    all.find(({ rows }) => rows === 5_000_000),
  ]
  if (!million || !largest) return
  const growth = secondsOf(largest.ours) / 5 / secondsOf(million.ours)
  verdict('cost of a row from 1 M to 5 M rows, at most 1.4', growth, '×', growth <= 1.4)
}
