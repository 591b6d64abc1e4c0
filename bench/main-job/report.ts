// SPDX-License-Identifier: Apache-2.0
import { cpus, loadavg, totalmem } from 'node:os'
import type { OurTimes } from './our-way.ts'

/** One run: its time, what it brought into the table, and the most memory it held. */
export interface Measured {
  readonly seconds: number
  readonly rows: number
  readonly peakMegabytes: number
}

/** The middle value; of an even number, the upper of the two in the middle. */
export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!

/** What the measurement ran on. */
export const machine = (): string => {
  const [first] = cpus()
  const gigabytes = Math.round(totalmem() / 1024 ** 3)
  const load = loadavg()[0]!.toFixed(1)
  return `${cpus().length} × ${first?.model.trim()}, ${gigabytes} GB, Node ${process.version}, load before the comparison ${load}\n`
}

const line = (cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`)
const table = (head: readonly string[], rows: readonly (readonly string[])[]) => {
  line(head)
  line(head.map(() => '---'))
  for (const row of rows) line(row)
  console.log()
}

/** Prints how long officers wait for the first answers. */
export const printAnswers = (
  answers: readonly { title: string; proposed: number; answered: number }[],
): void =>
  table(
    ['2 000 clean rows × 10 columns', 'drop → proposal', 'drop → every row judged'],
    answers.map(({ title, proposed, answered }) => [
      title,
      `${proposed.toFixed(2)} s`,
      `${answered.toFixed(2)} s`,
    ]),
  )

const middle = (all: readonly Measured[]) => ({
  seconds: median(all.map(({ seconds }) => seconds)),
  peak: median(all.map(({ peakMegabytes }) => peakMegabytes)),
})

/** Prints ours beside the peers: medians of the rounds, ratios over plain COPY and over the naive loader. */
export const printComparison = (
  rows: number,
  all: Readonly<Record<'copy' | 'naive', Measured[]>> & { ours: (Measured & { times: OurTimes })[] },
): void => {
  const naive = middle(all.naive)
  const copy = middle(all.copy)
  const ours = middle(all.ours)
  const entry = (name: string, { seconds, peak }: typeof ours) => [
    name,
    seconds.toFixed(3),
    Math.round(rows / seconds)
      .toLocaleString('en')
      .replaceAll(',', ' '),
    `${(seconds / copy.seconds).toFixed(1)} ×`,
    `${(seconds / naive.seconds).toFixed(2)} ×`,
    String(Math.round(peak)),
  ]
  const step = (pick: (times: OurTimes) => number) =>
    median(all.ours.map(({ times }) => pick(times))).toFixed(2)
  const steps = `${step((t) => t.proposed)} proposed, ${step((t) => t.checked)} judged, ${step((t) => t.mended)} mended, ${step((t) => t.loaded)} in force`
  table(
    [
      `${rows.toLocaleString('en').replaceAll(',', ' ')} rows × 10 columns`,
      's',
      'rows/s',
      'of COPY',
      'of naive',
      'peak MB',
    ],
    [
      entry('Tỉnh Số, whole way over HTTP', ours),
      entry('plain COPY of clean CSV', copy),
      entry('naive loader', naive),
    ],
  )
  console.log(`Steps of ours, s: ${steps}; ${all.ours[0]!.times.rules} rules a row\n`)
}
