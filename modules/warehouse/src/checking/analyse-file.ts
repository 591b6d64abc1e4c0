// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from '@duckdb/node-api'
import { cleanCellSql } from '../data-types/cell.ts'
import { concludeCells, conclusionsOf } from '../proposing/conclude-file.ts'
import { measureTypes } from '../proposing/measure-types.ts'
import { proposeSchema } from '../proposing/propose-schema.ts'
import { rowWarnings } from '../reading/habits/habit-warnings.ts'
import { readSource } from '../reading/read-source.ts'
import { type ReadingOptions, readingLimits } from '../reading/reading-options.ts'
import type { Tell } from './check-file.ts'
import { checkTotals } from './check-totals.ts'
import type { AnalyseJob, Analysis } from './job.ts'
import { profileRawColumns } from './profile-columns.ts'
import { loadRecords } from './records.ts'

/** Looks at a new file: reads all of it once, profiles its columns, and proposes a schema. */
export async function analyseFile(
  connection: DuckDBConnection,
  job: AnalyseJob,
  tell: Tell,
): Promise<Analysis> {
  const { sourceFile, fileName, centralMeridian, reading: { plan: _, ...reading } = {} } = job
  const read = async (options: Partial<ReadingOptions>) => {
    const source = await readSource(sourceFile, { fileName, centralMeridian, reading: options })
    const records = await loadRecords(
      connection,
      { ...job, reading: source.reading },
      readingLimits,
      (done) => tell({ step: 'reading', done, total: null }),
    )
    return { source, records }
  }
  const first = await read(reading)
  const { concluded, plan, sampled } = await concludeCells(connection, first.source, first.records)
  const isChanged = JSON.stringify(plan) !== JSON.stringify(first.source.reading.plan)
  const { source, records } = isChanged && plan ? await read({ ...first.source.reading, plan }) : first
  tell({ step: 'checking', done: 0, total: records.data })
  const profile = await profileRawColumns(connection, source.header, (column) => cleanCellSql(column, false))
  const measures = await measureTypes(connection, profile)
  const { schema, proposals, columns } = proposeSchema({
    header: source.header,
    profile,
    measures,
    concluded,
  })
  const conclusions = conclusionsOf(source, records, concluded, sampled)
  const warnings = [
    ...source.warnings,
    ...rowWarnings(records),
    ...(await checkTotals(connection, schema, records.leftOut, plan)),
  ]
  return { ...source, records, schema, proposals, columns, profile, conclusions, warnings }
}
