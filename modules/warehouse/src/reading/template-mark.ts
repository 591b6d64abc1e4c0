// SPDX-License-Identifier: Apache-2.0
import { plainTitle } from '../template/template-titles.ts'
import type { SheetWorkbook } from './sheet-workbook.ts'

/** The hidden sheet that tells a template: the stamp in its first cell, then the titles of the columns. */
export const stampSheet = '_tinhso'

/** Where the table of a template stands, and its stamp as written; whether to trust it is for the house to say. */
export type TemplateMark = { stamp: string; sheet: string; headerRow: number }

const MOST_ROWS = 60

const textsOf = async (workbook: SheetWorkbook, sheet: string, most: number): Promise<string[][]> => {
  const rows: string[][] = []
  for await (const { row, cells } of workbook.rows(sheet)) {
    if (row > most) break
    rows[row - 1] = Array.from(cells, (cell) => (cell?.kind === 'text' ? cell.text : ''))
  }
  return Array.from(rows, (row) => row ?? [])
}

/** Finds the table of a template by its titles, in whatever order, on whatever sheet; null when the file is no template. */
export const findTemplateMark = async (workbook: SheetWorkbook): Promise<TemplateMark | null> => {
  if (!workbook.sheets.some(({ name }) => name === stampSheet)) return null
  const [[stamp = ''] = [], ...rest] = await textsOf(workbook, stampSheet, 600)
  const titles = new Set(rest.map(([title = '']) => plainTitle(title)).filter((title) => title !== ''))
  let best = { sheet: '', headerRow: 0, found: 0 }
  for (const { name, hidden } of workbook.sheets) {
    if (hidden || name === stampSheet) continue
    for (const [index, cells] of (await textsOf(workbook, name, MOST_ROWS)).entries()) {
      const found = new Set(cells.map(plainTitle).filter((title) => titles.has(title))).size
      if (found > best.found) best = { sheet: name, headerRow: index + 1, found }
    }
  }
  return best.found > 0 ? { stamp, sheet: best.sheet, headerRow: best.headerRow } : null
}
