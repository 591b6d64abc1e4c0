// SPDX-License-Identifier: Apache-2.0
import { type CellValue, readXlsx, streamXlsxRows } from 'hucre/xlsx'
import type { SheetDescription } from './reading-options.ts'

/** A row of a sheet: 1-based sheet row and the values that the file holds (cached results of formulas). */
export type WorkbookRow = { row: number; cells: CellValue[] }

/** How a column shows its numbers, told by the number formats of its first cells. */
export type ColumnDisplay = { percentage: boolean; digits: number }

const ROWS_FOR_FORMATS = 200

/** The sheets of a workbook, in order. */
export async function workbookSheets(bytes: Uint8Array): Promise<SheetDescription[]> {
  const sheets: SheetDescription[] = []
  await readXlsx(bytes, {
    maxRows: 1,
    sheets: ({ name, hidden, veryHidden }) => {
      sheets.push({ name, hidden: Boolean(hidden || veryHidden) })
      return false
    },
  })
  return sheets
}

/** The rows of a sheet that exist in the file, in order; blank rows may be absent. */
export async function* workbookRows(bytes: Uint8Array, sheet: string): AsyncGenerator<WorkbookRow> {
  for await (const { index, values } of streamXlsxRows(bytes, { sheet }))
    yield { row: index + 1, cells: values }
}

/** For each column with a telling number format: shown as a percentage (0%), or padded with zeros (000000: at least so many digits). */
export async function columnDisplays(bytes: Uint8Array, sheet: string): Promise<Map<number, ColumnDisplay>> {
  const workbook = await readXlsx(bytes, { sheets: [sheet], readStyles: true, maxRows: ROWS_FOR_FORMATS })
  const displays = new Map<number, ColumnDisplay>()
  for (const [place, { style, value }] of workbook.sheets[0]?.cells ?? []) {
    const column = Number(place.split(',')[1])
    if (typeof value !== 'number' || !style?.numFmt || displays.has(column)) continue
    const digits = /^0{2,}$/.test(style.numFmt) ? style.numFmt.length : 0
    const percentage = style.numFmt.includes('%')
    if (percentage || digits > 0) displays.set(column, { percentage, digits })
  }
  return displays
}
