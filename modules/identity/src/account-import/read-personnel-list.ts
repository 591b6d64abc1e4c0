// SPDX-License-Identifier: Apache-2.0
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { refuse } from '../refuse.ts'
import { type ColumnMeaning, columnMeaning, columnTitles } from './columns.ts'

/** One line of a personnel list as it was written; `row` counts the lines of the file from 1. */
export interface WrittenPerson {
  readonly row: number
  readonly cells: Readonly<Partial<Record<ColumnMeaning, string>>>
}

/** A personnel list as it was read. */
export interface PersonnelList {
  readonly columns: readonly { heading: string; meaning: ColumnMeaning | null }[]
  readonly people: readonly WrittenPerson[]
}

const mostRows = 2_000
const headingSearch = 15

const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value).normalize('NFC').replace(/\s+/g, ' ').trim()
}

const isZip = (bytes: Buffer) => bytes.subarray(0, 2).toString('latin1') === 'PK'

const readCells = async (bytes: Buffer): Promise<string[][]> => {
  try {
    if (isZip(bytes)) {
      const book = await readXlsx(bytes, { sheets: (info) => !info.hidden && !info.veryHidden })
      return (book.sheets[0]?.rows ?? []).map((row) => row.map(cellText))
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return parseCsv(text).map((row) => row.map(cellText))
  } catch (error) {
    throw refuse('invalid', 'identity.import-unreadable', {}, error)
  }
}

/** The line with the column names: titles of the list may stand above it. */
const findHeading = (rows: readonly string[][]): number => {
  const counts = rows
    .slice(0, headingSearch)
    .map((row) => row.filter((cell) => columnMeaning(cell) !== null).length)
  const best = counts.indexOf(Math.max(0, ...counts))
  if (best < 0 || (counts[best] ?? 0) < 2) throw refuse('invalid', 'identity.import-unreadable')
  return best
}

const assertColumns = (found: ReadonlySet<ColumnMeaning | null>) => {
  const missing: ColumnMeaning[] = []
  if (!found.has('displayName')) missing.push('displayName')
  if (!found.has('identifier')) missing.push('identifier')
  if (!found.has('agency') && !found.has('agencyCode')) missing.push('agency')
  if (missing.length === 0) return
  const say = (locale: 'vi' | 'en') => missing.map((meaning) => columnTitles[meaning][locale]).join(', ')
  throw refuse('invalid', 'identity.import-column-missing', { columns: { vi: say('vi'), en: say('en') } })
}

const personOf = (
  columns: PersonnelList['columns'],
  row: readonly string[],
  number: number,
): WrittenPerson => ({
  row: number,
  cells: Object.fromEntries(
    columns.flatMap(({ meaning }, index) => (meaning && row[index] ? [[meaning, row[index]]] : [])),
  ),
})

/** Reads an Excel or CSV personnel list. Refuses 422 `import-unreadable`, `import-column-missing`, `import-too-long`. */
export const readPersonnelList = async (bytes: Buffer): Promise<PersonnelList> => {
  const rows = await readCells(bytes)
  const at = findHeading(rows)
  const columns = (rows[at] ?? []).map((heading) => ({ heading, meaning: columnMeaning(heading) }))
  assertColumns(new Set(columns.map(({ meaning }) => meaning)))
  const people = rows
    .map((row, index) => personOf(columns, row, index + 1))
    .slice(at + 1)
    // a line with neither name nor number is a blank, a total or a signature
    .filter(({ cells }) => cells.displayName !== undefined || cells.identifier !== undefined)
  if (people.length > mostRows)
    throw refuse('invalid', 'identity.import-too-long', { count: people.length, limit: mostRows })
  return { columns: columns.filter(({ heading }) => heading !== ''), people }
}
