// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import type { AdministrativeTable, TableCell, TableColumn, TableRow } from './administrative-table.ts'
import { cellText } from './cell-text.ts'
import { columnWidths, lookAhead } from './column-widths.ts'
import { alignmentOf, type HeaderGrid, headerGrid } from './header-grid.ts'
import { type PageLayout, type PageWishes, pageLayout } from './page-layout.ts'
import { headRows, heightOf, LINE, signatureRows, type WidthsOfColumns } from './table-workbook-frame.ts'
import type { CellStyle } from './xlsx/style-sheet.ts'
import type { WorkbookCell, WorkbookRow, WorkbookValue } from './xlsx/workbook-content.ts'
import { writeWorkbook } from './xlsx/write-workbook.ts'

/** A spreadsheet keeps 15 digits of a number; a longer one stays text. */
const EXACT_NUMBER = /^-?(?=[\d.]{1,16}$)\d{1,15}(\.\d+)?$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
const DAY_ZERO = Date.UTC(1899, 11, 30)
const DAY = 86_400_000
const NARROWEST_PAGE = 84

const numberFormat = (text: string, decimals: number | undefined): string => {
  const digits = decimals ?? /\.(\d+)$/.exec(text)?.[1]?.length ?? 0
  return digits > 0 ? `#,##0.${'0'.repeat(digits)}` : '#,##0'
}

/** The value and number format that a spreadsheet keeps for a cell. */
const storedValue = (
  cell: TableCell | undefined,
  column: TableColumn,
): { value: WorkbookValue; numberFormat?: string } => {
  if (cell === null || cell === undefined || cell === '') return { value: null }
  const text = String(cell)
  if (column.format === 'number' && EXACT_NUMBER.test(text))
    return { value: Number(text), numberFormat: numberFormat(text, column.decimals) }
  if (column.format === 'date' && DATE.test(text)) {
    const day = (Date.parse(`${text}T00:00:00Z`) - DAY_ZERO) / DAY
    if (day > 60) return { value: day, numberFormat: 'dd/mm/yyyy' }
  }
  return { value: cellText(cell, column), numberFormat: '@' }
}

const bodyCell = (cell: TableCell | undefined, column: TableColumn, more: CellStyle): WorkbookCell => {
  const { value, numberFormat: format } = storedValue(cell, column)
  const style = { border: true, wrap: true, align: alignmentOf(column), ...more }
  return { value, style: format ? { ...style, numberFormat: format } : style }
}

const sectionRow = (row: Extract<TableRow, { kind: 'section' }>, columns: readonly TableColumn[]) => {
  const { text, level = 1, cells } = row
  const heading: CellStyle = { border: true, bold: true, italic: level > 1, indent: level - 1, wrap: true }
  const own = { value: text, style: { ...heading, align: 'left' as const } }
  if (cells) {
    const figures = cells.slice(1)
    const more = { bold: true, italic: level > 1 }
    return {
      cells: [own, ...columns.slice(1).map((column, index) => bodyCell(figures[index], column, more))],
    }
  }
  return {
    cells: [own, ...columns.slice(1).map(() => ({ value: null, style: heading }))],
    merges: [{ column: 0, columns: columns.length }],
  }
}

const rowOf = (row: TableRow, { columns }: HeaderGrid): WorkbookRow => {
  if (row.kind === 'section') return sectionRow(row, columns)
  if (row.kind === 'note')
    return {
      cells: [{ value: row.text, style: { italic: true, wrap: true, align: 'left' } }],
      merges: [{ column: 0, columns: columns.length }],
    }
  const more = row.kind === 'plain' ? {} : { bold: true, ...(row.kind === 'total' ? { fill: 'EEF1F5' } : {}) }
  return { cells: columns.map((column, index) => bodyCell(row.cells[index], column, more)) }
}

/** The row with its height where a text takes more than one line. */
const tableRow = (row: TableRow, grid: HeaderGrid, widths: WidthsOfColumns): WorkbookRow => {
  const laid = rowOf(row, grid)
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const heights = laid.cells.map((cell, index) =>
    typeof cell?.value === 'string' ? heightOf(cell.value, laid.merges ? whole : (widths[index] ?? 1)) : 0,
  )
  const height = Math.min(400, Math.max(...heights))
  return height > LINE ? { ...laid, height } : laid
}

async function* allRows(
  head: readonly WorkbookRow[],
  table: AdministrativeTable,
  body: AsyncIterable<TableRow>,
  grid: HeaderGrid,
  widths: WidthsOfColumns,
): AsyncGenerator<WorkbookRow> {
  yield* head
  for await (const row of body) yield tableRow(row, grid, widths)
  yield* signatureRows(table, widths)
}

/** What a sheet may be called: 31 characters, none of []:*?/\ . */
const sheetName = (title: string): string =>
  title
    .replace(/[[\]:*?/\\']/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 31)
    .trim() || 'Biểu'

async function* workbookPieces(
  table: AdministrativeTable,
  layout: PageLayout,
  createdAt: string | undefined,
): AsyncGenerator<Uint8Array> {
  const grid = headerGrid(table.columns)
  const { first, all } = await lookAhead(table.rows)
  const natural = columnWidths(grid, first)
  const scale = Math.max(1, NARROWEST_PAGE / natural.reduce((sum, width) => sum + width, 0))
  const widths = natural.map((width) => Math.round(width * scale * 10) / 10)
  const head = headRows(table, grid, widths)
  const headerFrom = head.length - grid.depth - (table.columnNumbers ? 1 : 0) + 1
  const { paper, landscape, margins, numberedFrom } = layout
  yield* writeWorkbook({
    title: table.titleBlock.title,
    ...(createdAt ? { createdAt } : {}),
    sheets: [
      {
        name: sheetName(table.titleBlock.formCode ?? table.titleBlock.title),
        columns: widths.map((width) => ({ width })),
        frozen: { rows: head.length, columns: 0 },
        rows: allRows(head, table, all, grid, widths),
        page: {
          paper,
          landscape,
          margins,
          numberedFrom,
          repeatRows: { from: headerFrom, to: head.length },
        },
      },
    ],
  })
}

/**
 * The table as an XLSX workbook: title block, header that stays in sight and is printed on each page, number formats, A4 or A3 at the width of
 * the page, signature block. A stream; rows are read as it is taken.
 */
export const tableWorkbook = (
  table: AdministrativeTable,
  wanted: PageWishes & { readonly createdAt?: string } = {},
): Readable => {
  const { createdAt, ...layoutWanted } = wanted
  const layout = pageLayout({ landscape: true, ...layoutWanted })
  return Readable.from(workbookPieces(table, layout, createdAt), { objectMode: false })
}
