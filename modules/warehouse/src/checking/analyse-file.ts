// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from '@duckdb/node-api'
import { cleanCellSql } from '../data-types/cell.ts'
import { measureTypes } from '../proposing/measure-types.ts'
import { proposeSchema } from '../proposing/propose-schema.ts'
import { rowWarnings } from '../reading/habits/habit-warnings.ts'
import { readSource } from '../reading/read-source.ts'
import { readingLimits } from '../reading/reading-options.ts'
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
  const { sourceFile, fileName, reading, centralMeridian } = job
  const source = await readSource(sourceFile, { fileName, centralMeridian, ...(reading ? { reading } : {}) })
  const records = await loadRecords(connection, { ...job, reading: source.reading }, readingLimits, (done) =>
    tell({ step: 'reading', done, total: null }),
  )
  tell({ step: 'checking', done: 0, total: records.data })
  const profile = await profileRawColumns(connection, source.header, (column) => cleanCellSql(column, false))
  const measures = await measureTypes(connection, profile)
  const { schema, proposals } = proposeSchema({ header: source.header, profile, measures })
  const warnings = [
    ...source.warnings,
    ...rowWarnings(records),
    ...(await checkTotals(connection, schema, records.leftOut)),
  ]
  return { ...source, records, schema, proposals, profile, warnings }
}
