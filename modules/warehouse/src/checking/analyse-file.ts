// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from '@duckdb/node-api'
import type { DatasetSchema } from '../contract/schema.ts'
import { cleanCellSql } from '../data-types/cell.ts'
import { concludeCells, conclusionsOf } from '../proposing/conclude-file.ts'
import type { Concluded } from '../proposing/concluded.ts'
import { mapColumns } from '../proposing/map-columns.ts'
import { measureTypes } from '../proposing/measure-types.ts'
import { proposeColumns, proposeSchema } from '../proposing/propose-schema.ts'
import { rowWarnings } from '../reading/habits/habit-warnings.ts'
import { readSource } from '../reading/read-source.ts'
import { type ReadingOptions, readingLimits } from '../reading/reading-options.ts'
import type { Tell } from './check-file.ts'
import { checkTotals } from './check-totals.ts'
import type { AnalyseJob, Analysis } from './job.ts'
import { profileRawColumns } from './profile-columns.ts'
import { loadRecords } from './records.ts'

type Proposed = Pick<Analysis, 'schema' | 'proposals' | 'columns' | 'profile'>

/** A schema with its fields in the order of the file's columns and as the file writes them, when each belongs to the other. */
function knownColumns(
  schema: DatasetSchema | undefined,
  header: readonly string[],
  concluded: readonly Concluded[],
): Proposed | null {
  const mapped = schema && mapColumns(schema, header)
  if (!mapped || mapped.missing.length > 0 || mapped.unknown.length > 0) return null
  const columns = proposeColumns(header, concluded)
  const fields = mapped.columns.map(({ field }, index) => {
    const { format } = columns[index]!
    const known = schema.fields.find(({ id }) => id === field)!
    return format ? { ...known, format } : known
  })
  return { schema: { ...schema, fields }, proposals: [], columns, profile: [] }
}

async function proposeFrom(
  connection: DuckDBConnection,
  header: readonly string[],
  concluded: readonly Concluded[],
): Promise<Proposed> {
  const profile = await profileRawColumns(connection, header, (column) => cleanCellSql(column, false))
  const measures = await measureTypes(connection, profile)
  return { ...proposeSchema({ header, profile, measures, concluded }), profile }
}

/**
 * Looks at a new file: reads all of it once, profiles its columns, and proposes a schema. A file of a dataset whose schema it fits
 * is only read and asked how it writes.
 */
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
  const { schema, proposals, columns, profile } =
    knownColumns(job.schema, source.header, concluded) ??
    (await proposeFrom(connection, source.header, concluded))
  const conclusions = conclusionsOf(source, records, concluded, sampled)
  const warnings = [
    ...source.warnings,
    ...rowWarnings(records),
    ...(await checkTotals(connection, schema, records.leftOut, plan)),
  ]
  const rows = job.rowsWanted
    ? { rows: await firstRecords(connection, source.header.length, job.rowsWanted) }
    : {}
  return { ...source, records, schema, proposals, columns, profile, conclusions, warnings, ...rows }
}

const firstRecords = async (
  connection: DuckDBConnection,
  columns: number,
  most: number,
): Promise<(string | null)[][]> => {
  const names = Array.from({ length: columns }, (_, index) => `c${index + 1}`).join(', ')
  const reader = await connection.runAndReadAll(`select ${names} from records order by _record limit ${most}`)
  return reader.getRows().map((row) => row.map((cell) => (cell === null ? null : String(cell))))
}
