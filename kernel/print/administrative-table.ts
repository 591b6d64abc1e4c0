// SPDX-License-Identifier: Apache-2.0

/** A cell: text, a number (canonical decimal text keeps every digit), or nothing. */
export type TableCell = string | number | null

/** How the values of a column are shown: as written, as numbers 1.234,5, or dates (YYYY-MM-DD) as 05/03/2026. */
export type CellFormat = 'text' | 'number' | 'date'

/** A column that holds values. */
export interface TableColumn {
  readonly title: string
  /** Width beside the others, in millimetres on paper; widths are scaled to the page. Absent: from the content. */
  readonly width?: number
  /** `text` when absent. */
  readonly format?: CellFormat
  /** Digits after the comma; absent: as many as the value has. */
  readonly decimals?: number
  /** Absent: numbers right, dates in the middle, text left. */
  readonly align?: 'left' | 'center' | 'right'
}

/** Columns under a common heading; groups may hold groups. */
export interface ColumnGroup {
  readonly title: string
  readonly columns: readonly (TableColumn | ColumnGroup)[]
}

/** A row of the table; `cells` in the order of the columns. */
export type TableRow =
  | { readonly kind: 'plain' | 'subtotal' | 'total'; readonly cells: readonly TableCell[] }
  /** A heading inside the table: over its whole width, or with figures of its own. Level 1 is the highest. */
  | {
      readonly kind: 'section'
      readonly text: string
      readonly level?: number
      readonly cells?: readonly TableCell[]
    }
  /** A remark below the table, without borders. */
  | { readonly kind: 'note'; readonly text: string }

/** Who signs: the post, what to do in brackets, and the name, which stays blank on a form. */
export interface Signer {
  readonly role: string
  readonly hint?: string
  readonly name?: string
}

/** The head of an administrative document (NĐ 30/2020) and of its table. */
export interface TitleBlock {
  /** The agency above, in normal weight. */
  readonly superior?: string
  readonly agency: string
  /** The national name and motto on the right; shown unless false. */
  readonly motto?: boolean
  /** "Biểu số 01/BC-NN". */
  readonly formCode?: string
  readonly title: string
  /** "Kỳ báo cáo: tháng 6 năm 2026". */
  readonly period?: string
  /** Said as "Đơn vị tính: …". */
  readonly unit?: string
}

/** A table as an agency prints it, as data: the same for XLSX and PDF. */
export interface AdministrativeTable {
  readonly titleBlock: TitleBlock
  readonly columns: readonly (TableColumn | ColumnGroup)[]
  /** A row (1) (2) (3) … under the header. */
  readonly columnNumbers?: boolean
  /** Read once, in order; never held as a whole. */
  readonly rows: Iterable<TableRow> | AsyncIterable<TableRow>
  /** `placeAndDate`: "Đồng Xoài, ngày … tháng … năm 2026". */
  readonly signature?: { readonly placeAndDate?: string; readonly signers: readonly Signer[] }
}

/** The national name and motto, as NĐ 30/2020 has them written. */
export const nationalName = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
export const nationalMotto = 'Độc lập - Tự do - Hạnh phúc'
