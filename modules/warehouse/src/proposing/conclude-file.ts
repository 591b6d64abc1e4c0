// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Conclusion, ReadingChoices } from '../contract/reading-profile.ts'
import { addedTitles, type ReadingPlan } from '../reading/habits/reading-plan.ts'
import type { ReadingOptions, SourceDescription, TokenCounts } from '../reading/reading-options.ts'
import { withoutMark } from '../reading/typed-number.ts'
import { concludeRows } from './conclude-rows.ts'
import { concludeTable } from './conclude-table.ts'
import type { Concluded } from './concluded.ts'
import { sampleCells } from './sample-cells.ts'

const notTables: readonly ReadingOptions['kind'][] = ['ndjson', 'geojson', 'json']

/** What the cells of a table, as its rows are read, tell about each column. Records that are no table tell nothing. */
export async function concludeCells(
  connection: DuckDBConnection,
  source: SourceDescription,
  records: TokenCounts,
): Promise<{ concluded: Concluded[]; plan: ReadingPlan | undefined; sampled: boolean }> {
  const { reading, header, above = [], from1904 = false } = source
  const isOff = reading.choices?.['habits'] === 'off'
  if (notTables.includes(reading.kind) || records.data === 0 || isOff)
    return { concluded: [], plan: reading.plan, sampled: false }
  const own = header.slice(0, header.length - addedTitles(reading.plan).length)
  const { columns, sampled } = await sampleCells(connection, own, records.data)
  const choices = reading.choices ?? {}
  const { concluded: open, plan } = concludeTable(columns, { above, choices, from1904, sampled })
  const concluded = open.map((one) => answered(one, choices))
  const whole = { ...reading.plan, ...plan }
  return { concluded, plan: Object.keys(whole).length > 0 ? whole : undefined, sampled }
}

/** What a person has decided is open no more. */
function answered(concluded: Concluded, choices: ReadingChoices): Concluded {
  const { key, state, chosen } = concluded.conclusion
  if (choices[key] !== chosen || (state !== 'proposed' && state !== 'question')) return concluded
  return { ...concluded, conclusion: { ...concluded.conclusion, state: 'applied' } }
}

/** Everything that was concluded, with what the reading counted where it changed cells. */
export function conclusionsOf(
  source: SourceDescription,
  records: TokenCounts,
  concluded: readonly Concluded[],
  sampled: boolean,
): Conclusion[] {
  return [
    ...concludeRows(source, records),
    ...concluded
      .filter(({ hidden }) => !hidden)
      .map(({ conclusion, column, change }) => {
        const counted = change && column !== null ? records.changes[`${change}:${column}`] : undefined
        if (!counted) return sampled ? { ...conclusion, sampled } : conclusion
        const examples = counted.examples.map(({ record, from, to }) => ({
          record,
          from: withoutMark(from),
          to: to === null ? null : withoutMark(to),
        }))
        return { ...conclusion, count: counted.cells, examples }
      }),
  ]
}
