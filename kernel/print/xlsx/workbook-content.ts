// SPDX-License-Identifier: Apache-2.0
import type { CellStyle } from './style-sheet.ts'

/** What stands in a cell; a formula comes without "=". */
export type WorkbookValue = string | number | boolean | null | { readonly formula: string }

export interface WorkbookCell {
  readonly value: WorkbookValue
  readonly style?: CellStyle
}

/** Cells from column `column` on that are one, `rows` high. */
export interface Merge {
  readonly column: number
  readonly columns: number
  readonly rows?: number
}

/** A row; rows come one after the other. `height` in points. */
export interface WorkbookRow {
  readonly cells: readonly (WorkbookCell | null)[]
  readonly height?: number
  readonly merges?: readonly Merge[]
}

/** What a person may enter into a range such as B5:B1000, and what the spreadsheet program says otherwise. */
export interface Validation {
  readonly range: string
  readonly rule:
    | { readonly kind: 'list'; readonly source: string }
    | {
        readonly kind: 'whole' | 'decimal' | 'date' | 'textLength'
        readonly min?: number
        readonly max?: number
      }
    | { readonly kind: 'custom'; readonly formula: string }
  readonly promptTitle?: string
  readonly prompt?: string
  readonly errorTitle?: string
  readonly error?: string
  /** `stop` refuses what does not fit; `warning` asks. */
  readonly strict?: boolean
}

/** How a sheet goes onto paper; margins in millimetres, rows counted from 1. */
export interface SheetPage {
  readonly paper: 'A4' | 'A3'
  readonly landscape: boolean
  readonly margins: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  readonly repeatRows?: { readonly from: number; readonly to: number }
  /** Page numbers from this page on, top centre, as "2/5". */
  readonly numberedFrom?: number
}

export interface SheetContent {
  readonly name: string
  readonly state?: 'visible' | 'hidden' | 'veryHidden'
  /** Width in characters; the style is that of cells nobody has filled yet. */
  readonly columns: readonly { readonly width: number; readonly style?: CellStyle }[]
  readonly frozen?: { readonly rows: number; readonly columns: number }
  readonly rows: Iterable<WorkbookRow> | AsyncIterable<WorkbookRow>
  readonly validations?: readonly Validation[]
  readonly page?: SheetPage
}

/** A workbook to be written; sheets are written in order, each of its rows once. */
export interface WorkbookContent {
  readonly title: string
  readonly sheets: readonly SheetContent[]
  /** Names for ranges, such as { name: 'danh_muc_1', refersTo: "'Danh mục'!$A$2:$A$9" }. */
  readonly names?: readonly { readonly name: string; readonly refersTo: string; readonly hidden?: boolean }[]
  /** Custom document properties, kept by spreadsheet programs. */
  readonly properties?: Readonly<Record<string, string>>
  /** When it was made; ISO 8601. */
  readonly createdAt?: string
}
