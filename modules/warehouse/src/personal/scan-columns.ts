// SPDX-License-Identifier: Apache-2.0
// Runs in the check process, never in the one that serves the web.
import type { DuckDBConnection } from '@duckdb/node-api'
import type { FindingKind } from '../contract/personal.ts'
import { literal } from '../data-types/expression-sql.ts'
import { type PersonalPattern, personalPatterns, wholeName } from './personal-patterns.ts'
import type { ScanColumn, ScanFound, ScanJob, ScanResult } from './scan-job.ts'

const MOST_EXAMPLES = 5
const MOST_ROW_IDS = 500
/** A column of names holds at least this share of them; so does a column of numbers that lost their zero. */
const SHARE_OF_COLUMN = 0.5
const LONGEST_LINE = 32 * 1024 * 1024

interface Search {
  readonly column: ScanColumn
  readonly beside: ScanColumn | null
  readonly kind: FindingKind
  /** SQL of what is found in a row, null when nothing. */
  readonly match: string
  /** Found only when so many of the filled cells hold it. */
  readonly leastShare: number
}

const columnName = (index: number) => `c${index + 1}`

const extract = (cell: string, { pattern, ignoreCase }: PersonalPattern) =>
  `nullif(regexp_extract(${cell}, ${literal(pattern)}, 1, ${literal(ignoreCase ? 'i' : 'c')}), '')`

const textKinds = Object.keys(personalPatterns) as FindingKind[]
const numericKinds: readonly FindingKind[] = ['citizen-id', 'phone']

/** A number with the zero that a sheet takes from an identity or phone number. */
const withZero = (cell: string) => `case when length(${cell}) in (9, 11) then '0' || ${cell} else ${cell} end`

const searchesOf = (columns: readonly ScanColumn[]): Search[] => {
  const inCells = columns.flatMap((column, index): Search[] => {
    const cell = columnName(index)
    return (column.numeric ? numericKinds : textKinds).map((kind) => ({
      column,
      beside: null,
      kind,
      match: extract(column.numeric ? withZero(cell) : cell, personalPatterns[kind]),
      leastShare: column.numeric ? SHARE_OF_COLUMN : 0,
    }))
  })
  const birth = columns.findIndex((column) => column.birth)
  if (birth < 0) return inCells
  const names = columns.flatMap((column, index): Search[] =>
    column.birth || column.numeric
      ? []
      : [
          {
            column,
            beside: columns[birth]!,
            kind: 'name-and-birth',
            match: `case when ${columnName(birth)} is not null then ${extract(columnName(index), wholeName)} end`,
            leastShare: SHARE_OF_COLUMN,
          },
        ],
  )
  return [...inCells, ...names]
}

const openRows = async (connection: DuckDBConnection, { sourceFile, columns }: ScanJob): Promise<number> => {
  const types = ['row_id', ...columns.map((_, index) => columnName(index))]
    .map((name) => `${literal(name)}: 'VARCHAR'`)
    .join(', ')
  await connection.run(`create table scanned as select * from read_csv(${literal(sourceFile)}, header = false,
    auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${types}},
    max_line_size = ${LONGEST_LINE}, parallel = false)`)
  const counted = await connection.runAndReadAll('select count(*) from scanned')
  return Number(counted.getRows()[0]![0])
}

const look = async (
  connection: DuckDBConnection,
  search: Search,
  cell: string,
): Promise<ScanFound | null> => {
  const hits = `(select row_id, ${search.match} as found, ${cell} as cell from scanned)`
  const counted = await connection.runAndReadAll(
    `select count(found), count(cell), md5(string_agg(distinct found, chr(10) order by found)) from ${hits}`,
  )
  const [rows, filled, digest] = counted.getRows()[0]!
  if (Number(rows) === 0 || Number(rows) < Number(filled) * search.leastShare) return null
  const list = async (what: string, most: number) =>
    (
      await connection.runAndReadAll(
        `select ${what} from ${hits} where found is not null order by row_id::bigint limit ${most}`,
      )
    )
      .getRows()
      .map(([value]) => String(value))
  return {
    column: search.column.id,
    beside: search.beside?.id ?? null,
    kind: search.kind,
    rows: Number(rows),
    examples: await list('found', MOST_EXAMPLES),
    rowIds: await list('row_id', MOST_ROW_IDS),
    digest: String(digest),
  }
}

/** Looks for personal data in every cell of every column given; columns beside one another are judged together. */
export async function scanColumns(connection: DuckDBConnection, job: ScanJob): Promise<ScanResult> {
  const rows = await openRows(connection, job)
  const found: ScanFound[] = []
  for (const search of searchesOf(job.columns)) {
    const index = job.columns.findIndex(({ id }) => id === search.column.id)
    const one = await look(connection, search, columnName(index))
    const known = found.some(({ column, kind }) => column === one?.column && kind === one.kind)
    if (one && !known) found.push(one)
  }
  return { rows, found }
}
