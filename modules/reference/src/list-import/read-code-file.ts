// SPDX-License-Identifier: Apache-2.0
import { fold } from '@tinhso/kernel/search'
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { refuse } from '../contract/messages.ts'

/** A row of a code list file; `row` counts from 1, the header included, as a spreadsheet shows it. */
export interface FileRow {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
  readonly parent: string | null
  readonly from: string
  readonly to: string
}

type Column = 'code' | 'name' | 'nameEn' | 'parent' | 'from' | 'to'

const headers: Readonly<Record<Column, readonly string[]>> = {
  code: ['ma', 'ma so', 'ma danh muc', 'code'],
  name: ['ten', 'ten goi', 'ten danh muc', 'ten tieng viet', 'name'],
  nameEn: ['ten tieng anh', 'name en', 'english name'],
  parent: ['ma cha', 'ma cap tren', 'parent', 'parent code'],
  from: ['tu ngay', 'hieu luc tu', 'ngay hieu luc', 'valid from'],
  to: ['den ngay', 'hieu luc den', 'ngay het hieu luc', 'valid to'],
}

const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value).normalize('NFC').trim()
}

const readCells = async (fileName: string, bytes: Uint8Array): Promise<readonly (readonly unknown[])[]> => {
  try {
    if (fileName.toLowerCase().endsWith('.xlsx')) return (await readXlsx(bytes)).sheets[0]?.rows ?? []
    return parseCsv(new TextDecoder('utf-8', { fatal: true }).decode(bytes), { unescapeFormulae: true })
  } catch (cause) {
    throw refuse('invalid', 'reference.file-unreadable', { file: fileName }, cause)
  }
}

const placeOf = (header: readonly unknown[], column: Column): number =>
  header.findIndex((title) => headers[column].includes(fold(cellText(title))))

const missingColumns = (places: Readonly<Record<Column, number>>): string[] => [
  ...(places.code < 0 ? ['“Mã”'] : []),
  ...(places.name < 0 ? ['“Tên”'] : []),
]

/**
 * Reads a CSV (UTF-8) or XLSX file (first sheet) with a header row: `Mã`, `Tên`, and when present `Tên tiếng Anh`,
 * `Mã cha`, `Từ ngày`, `Đến ngày`. Refuses an unreadable file and a missing column with 422.
 */
export const readCodeFile = async (fileName: string, bytes: Uint8Array): Promise<FileRow[]> => {
  const [header = [], ...rows] = await readCells(fileName, bytes)
  const places = Object.fromEntries(
    (Object.keys(headers) as Column[]).map((column) => [column, placeOf(header, column)]),
  ) as Record<Column, number>
  const missing = missingColumns(places)
  if (missing.length > 0) throw refuse('invalid', 'reference.column-missing', { columns: missing.join(', ') })
  return rows.flatMap((cells, index) => {
    const text = (column: Column) => cellText(places[column] < 0 ? null : cells[places[column]])
    if (cells.every((cell) => cellText(cell) === '')) return []
    return [
      {
        row: index + 2,
        code: text('code'),
        name: text('name'),
        nameEn: text('nameEn') || null,
        parent: text('parent') || null,
        from: text('from'),
        to: text('to'),
      },
    ]
  })
}
