// SPDX-License-Identifier: Apache-2.0
import type { TextEncoding } from '../contract/text-encodings.ts'
import type { ReadingWarning, SheetDescription, WorkbookKind } from './reading-options.ts'
import type { NumberDisplay } from './xlsx/number-formats.ts'

/** A change of font inside a cell, from a character on. */
export type FontRun = { at: number; font: string }

/** What a cell holds: text, a number shown in some way, a yes or no. Formulas count by their cached result. */
export type CellContent =
  | { kind: 'text'; text: string; font?: string | undefined; runs?: readonly FontRun[] | undefined }
  | { kind: 'number'; number: number; display: NumberDisplay | undefined }
  | { kind: 'boolean'; yes: boolean }

/** A row as the file holds it: 1-based sheet row, cells by 0-based column with holes; `deleted`: only marked as deleted. */
export type SheetRow = {
  row: number
  cells: (CellContent | undefined)[]
  hidden?: boolean
  deleted?: boolean
  /** Cells that reach over rows below. */
  merged?: MergedRange[]
}

/** What is known of a sheet before its rows are read. */
export type SheetTold = {
  /** The old letters in which it is typed, when its bytes told so. */
  letters?: TextEncoding
  warnings?: readonly ReadingWarning[]
  /** The coordinate system that its places are read from. */
  projection?: string
}

/** A workbook of any kind, opened for reading rows. */
export type SheetWorkbook = {
  kind: WorkbookKind
  sheets: readonly SheetDescription[]
  /** Days are counted from 1904 instead of 1900. */
  from1904: boolean
  /** The sheet that holds the data when nobody chooses; the first visible one when the file does not tell. */
  mainSheet?: string
  /** The first row names the columns and every other row is data: a table of a database or a map layer, laid out by nobody. */
  headed?: boolean
  /** What a sheet itself gives cause to conclude or tell. */
  told?(sheet: string): SheetTold
  /** Whether any style of the workbook has a font of old letters, used or not. */
  hasOldFonts?(): boolean | Promise<boolean>
  /** The rows of a sheet that the file holds, in its order; blank rows may be absent. */
  rows(sheet: string): AsyncIterable<SheetRow>
  /** The cells of a sheet that are merged over several rows; absent when the kind of file does not tell. */
  merged?(sheet: string): Promise<MergedRange[]>
}

/** Cells that are merged over several rows: 1-based rows, both included, and the 0-based column of their value. */
export type MergedRange = { top: number; bottom: number; column: number }

/** The merged cells of a sheet whose rows tell them. */
export async function mergedInRows(rows: AsyncIterable<SheetRow>): Promise<MergedRange[]> {
  const ranges: MergedRange[] = []
  for await (const { merged = [] } of rows) ranges.push(...merged)
  return ranges
}
