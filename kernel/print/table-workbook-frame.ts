// SPDX-License-Identifier: Apache-2.0
import {
  type AdministrativeTable,
  nationalMotto,
  nationalName,
  type TitleBlock,
} from './administrative-table.ts'
import type { HeaderGrid } from './header-grid.ts'
import type { CellStyle } from './xlsx/style-sheet.ts'
import type { WorkbookCell, WorkbookRow } from './xlsx/workbook-content.ts'

/** Widths in characters, one a column. */
export type WidthsOfColumns = readonly number[]

/** Height of one line in points. */
export const LINE = 16.5
const total = (widths: WidthsOfColumns): number => widths.reduce((sum, width) => sum + width, 0)

/** Characters that a text takes, capitals being wider than the digits that widths are counted in. */
const extent = (text: string): number => text.length + 0.4 * (text.match(/\p{Lu}/gu)?.length ?? 0)

/** Height in points of a row whose text wraps over so many characters; programs that do not find it themselves need it. */
export const heightOf = (text: string, characters: number, size = 12): number => {
  const perLine = Math.max(1, (characters * 12) / size)
  const lines = text
    .split('\n')
    .reduce((sum, part) => sum + Math.max(1, Math.ceil((extent(part) * 0.97) / perLine)), 0)
  return Math.ceil(lines * LINE * (size / 12))
}

type Part = { text: string; columns: number; style: CellStyle; alone?: boolean }

/** A row of merged parts beside one another. */
const partsRow = (parts: readonly Part[], widths: WidthsOfColumns): WorkbookRow => {
  const cells: (WorkbookCell | null)[] = []
  const merges = []
  let height = LINE
  for (const { text, columns, style } of parts) {
    const column = cells.length
    if (columns < 1) continue
    cells.push({ value: text, style: { wrap: true, ...style } }, ...Array(columns - 1).fill(null))
    merges.push({ column, columns })
    if (text)
      height = Math.max(height, heightOf(text, total(widths.slice(column, column + columns)), style.size))
  }
  return { cells, merges, height }
}

/** How many columns belong to the left part of the title block: about two fifths of the width. */
const leftColumns = (widths: WidthsOfColumns): number => {
  const wanted = total(widths) * 0.42
  let sum = 0
  let columns = 0
  while (columns < widths.length - 1 && (columns === 0 || sum + (widths[columns] ?? 0) / 2 < wanted))
    sum += widths[columns++] ?? 0
  return Math.max(1, columns)
}

const titleRows = (block: TitleBlock, widths: WidthsOfColumns): WorkbookRow[] => {
  const all = widths.length
  const left = all > 1 ? leftColumns(widths) : 1
  const center = { align: 'center' } as const
  const pair = (one: string, oneStyle: CellStyle, two: string, twoStyle: CellStyle): WorkbookRow[] =>
    all > 1
      ? [
          partsRow(
            [
              { text: one, columns: left, style: { ...center, ...oneStyle } },
              { text: two, columns: all - left, style: { ...center, ...twoStyle } },
            ],
            widths,
          ),
        ]
      : [one && { text: one, style: oneStyle }, two && { text: two, style: twoStyle }]
          .filter((part) => part !== '')
          .map(({ text, style }) => partsRow([{ text, columns: 1, style: { ...center, ...style } }], widths))
  const line = (text: string | undefined, style: CellStyle): WorkbookRow[] =>
    text ? [partsRow([{ text, columns: all, style: { ...center, ...style } }], widths)] : []
  const motto = block.motto !== false
  const agency = { bold: true, underline: true, size: 13 }
  const [above, below] = block.superior
    ? [block.superior.toLocaleUpperCase('vi'), block.agency]
    : [block.agency, '']
  return [
    ...pair(above, block.superior ? { size: 13 } : agency, motto ? nationalName : '', {
      bold: true,
      size: 13,
    }),
    ...pair(below.toLocaleUpperCase('vi'), agency, motto ? nationalMotto : '', {
      bold: true,
      underline: true,
      size: 13,
    }),
    ...line(block.formCode, { bold: true, align: 'right' }),
    { cells: [] },
    ...line(block.title, { bold: true, size: 14 }),
    ...line(block.period, { italic: true, size: 13 }),
    ...line(block.unit && `Đơn vị tính: ${block.unit}`, { italic: true, align: 'right' }),
  ]
}

const headerStyle: CellStyle = { bold: true, border: true, wrap: true, align: 'center', fill: 'EEF1F5' }

const headerRows = (grid: HeaderGrid, widths: WidthsOfColumns): WorkbookRow[] =>
  Array.from({ length: grid.depth }, (_, row) => {
    const boxes = grid.boxes.filter((box) => box.row === row)
    const heights = boxes.map(
      (box) =>
        heightOf(box.title, total(widths.slice(box.column, box.column + box.columns)) * 0.9) / box.rows,
    )
    return {
      height: Math.max(LINE + 3, ...heights.map((height) => Math.ceil(height) + 3)),
      cells: grid.columns.map((_column, index) => {
        const box = boxes.find((candidate) => candidate.column === index)
        return { value: box?.title ?? null, style: headerStyle }
      }),
      merges: boxes.map(({ column, columns, rows }) => ({ column, columns, rows })),
    }
  })

/** Everything above the first row: title block, header, column numbers. */
export const headRows = (
  table: AdministrativeTable,
  grid: HeaderGrid,
  widths: WidthsOfColumns,
): WorkbookRow[] => {
  const style: CellStyle = { italic: true, border: true, align: 'center' }
  const numbers = { cells: grid.columns.map((_, index) => ({ value: `(${index + 1})`, style })) }
  return [
    ...titleRows(table.titleBlock, widths),
    ...headerRows(grid, widths),
    ...(table.columnNumbers ? [numbers] : []),
  ]
}

/** Place and date on the right, then who signs, side by side; room for the signature, the name below. */
export const signatureRows = ({ signature }: AdministrativeTable, widths: WidthsOfColumns): WorkbookRow[] => {
  if (!signature) return []
  const { placeAndDate, signers } = signature
  const all = widths.length
  const shares = signers.map((_, index) => {
    const upTo = (count: number) => Math.round((all * count) / signers.length)
    return upTo(index + 1) - upTo(index)
  })
  const row = (texts: readonly string[], style: CellStyle): WorkbookRow =>
    partsRow(
      texts.map((text, index) => ({
        text,
        columns: shares[index] ?? 0,
        style: { align: 'center' as const, ...style },
      })),
      widths,
    )
  const right = shares.at(-1) ?? all
  const date: Part[] = [
    { text: '', columns: all - right, style: {} },
    { text: placeAndDate ?? '', columns: right, style: { italic: true, align: 'center' } },
  ]
  return [
    { cells: [] },
    ...(placeAndDate ? [partsRow(date, widths)] : []),
    row(
      signers.map(({ role }) => role.toLocaleUpperCase('vi')),
      { bold: true },
    ),
    row(
      signers.map(({ hint }) => hint ?? '(Ký, ghi rõ họ tên)'),
      { italic: true },
    ),
    { cells: [], height: 60 },
    row(
      signers.map(({ name }) => name ?? ''),
      { bold: true },
    ),
  ]
}
