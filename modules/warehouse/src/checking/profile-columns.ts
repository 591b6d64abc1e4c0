// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from '@duckdb/node-api'
import type { DatasetSchema } from '../contract/schema.ts'
import type { ColumnProfile } from './job.ts'
import { cellsTable } from './judged-cells.ts'
import { type Ordering, orderedSql, orderingOf } from './ordering.ts'

const TOP_VALUES = 10
const LONGEST_SHOWN = 200
const COLUMNS_AT_ONCE = 60
/** Up to this many rows the different values are counted; beyond, estimated (within a few per cent). */
const MOST_ROWS_COUNTED = 200_000
/** Columns with more different values have no telling top. */
const MOST_DISTINCT_FOR_TOP = 10_000
const MOST_CODES = 500

const amounts: ReadonlySet<string> = new Set(['integer', 'decimal', 'money'])

type ProfiledColumn = {
  id: string
  title: string
  value: string
  present: string
  invalid: string
  ordering: Ordering
  hideValues: boolean
  /** An amount, whose sum says something. */
  summed: boolean
  coded: boolean
}

/** Profiles every field of the judged cells (R-WH-12). */
export function profileColumns(
  connection: DuckDBConnection,
  schema: DatasetSchema,
): Promise<ColumnProfile[]> {
  const columns = schema.fields.map(({ id, title, type, sensitive, codeList }) => ({
    id,
    title: title.vi,
    value: `v_${id}`,
    present: `p_${id}`,
    invalid: `t_${id} > 0`,
    ordering: orderingOf(type),
    hideValues: sensitive !== 'none',
    summed: amounts.has(type) && sensitive === 'none',
    coded: codeList !== undefined && sensitive === 'none',
  }))
  return profileOf(connection, columns, cellsTable(schema))
}

/** Profiles raw columns, before there is a schema; `clean` is SQL for a trimmed cell. */
export function profileRawColumns(
  connection: DuckDBConnection,
  header: readonly string[],
  clean: (column: string) => string,
): Promise<ColumnProfile[]> {
  const columns = header.map((title, index) => {
    const value = clean(`c${index + 1}`)
    const id = `c${index + 1}`
    return {
      id,
      title,
      value,
      present: `${value} is not null`,
      invalid: 'false',
      ordering: 'text' as const,
      hideValues: false,
      summed: false,
      coded: false,
    }
  })
  return profileOf(connection, columns, 'records')
}

async function profileOf(
  connection: DuckDBConnection,
  columns: ProfiledColumn[],
  table: string,
): Promise<ColumnProfile[]> {
  const [size] = (await connection.runAndReadAll(`select count(*) from ${table}`)).getRows()
  const counted = Number(size![0]) <= MOST_ROWS_COUNTED
  const measured: string[] = []
  for (let first = 0; first < columns.length; first += COLUMNS_AT_ONCE) {
    const some = columns.slice(first, first + COLUMNS_AT_ONCE)
    const pieces = some.map((column) => `to_json({${measures(column, counted).join(', ')}})::varchar`)
    const [row] = (await connection.runAndReadAll(`select ${pieces.join(', ')} from ${table}`)).getRows()
    measured.push(...row!.map(String))
  }
  const profiles: ColumnProfile[] = []
  for (const [index, column] of columns.entries()) {
    const known = JSON.parse(measured[index]!) as Omit<ColumnProfile, 'id' | 'title' | 'top'>
    const telling = !column.hideValues && known.distinct <= MOST_DISTINCT_FOR_TOP
    const top = telling ? await topValues(connection, column.value, table) : []
    const listed = column.coded && known.distinct <= MOST_CODES
    const codes = listed ? { codes: await allValues(connection, column, table) } : {}
    profiles.push({ id: column.id, title: column.title, ...known, top, ...codes })
  }
  return profiles
}

function measures(
  { value, present, invalid, ordering, hideValues, summed }: ProfiledColumn,
  counted: boolean,
): string[] {
  const plain = ordering === 'text' || ordering === 'day'
  const end = (which: 'min' | 'max') => {
    if (hideValues) return 'null::varchar'
    const extreme = plain ? `${which}(${value})` : `arg_${which}(${value}, ${orderedSql(value, ordering)})`
    return `left(${extreme}, ${LONGEST_SHOWN})`
  }
  return [
    "'rows': count(*)",
    `'empty': count(*) filter (not (${present}))`,
    `'invalid': count(*) filter (${invalid})`,
    `'distinct': ${counted ? 'count(distinct ' : 'approx_count_distinct('}${value})`,
    `'min': ${end('min')}`,
    `'max': ${end('max')}`,
    `'shortest': min(length(${value}))`,
    `'longest': max(length(${value}))`,
    ...(summed ? [`'sum': sum(try_cast(${value} as double)) filter (not (${invalid}))`] : []),
  ]
}

async function allValues(
  connection: DuckDBConnection,
  { value, invalid }: ProfiledColumn,
  table: string,
): Promise<string[]> {
  const result = await connection.runAndReadAll(
    `select distinct left(${value}, ${LONGEST_SHOWN}) as value from ${table}
     where ${value} is not null and not (${invalid}) order by value`,
  )
  return result.getRows().map(([value]) => String(value))
}

async function topValues(
  connection: DuckDBConnection,
  value: string,
  table: string,
): Promise<ColumnProfile['top']> {
  const result = await connection.runAndReadAll(
    `select left(${value}, ${LONGEST_SHOWN}) as value, count(*) as rows from ${table}
     where ${value} is not null group by all order by rows desc, value limit ${TOP_VALUES}`,
  )
  return result.getRows().map(([shown, count]) => ({ value: String(shown), count: Number(count) }))
}
