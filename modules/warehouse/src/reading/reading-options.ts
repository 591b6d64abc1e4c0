// SPDX-License-Identifier: Apache-2.0
import type { TextEncoding } from '../contract/text-encodings.ts'

/** The kinds of files that are read. */
export type SourceKind = 'csv' | 'ndjson' | 'geojson' | WorkbookKind

/** The kinds of files that hold sheets. */
export type WorkbookKind = 'xlsx' | 'xls' | 'ods' | 'html'

/** How a file is read: detected by `readSource`, shown to the person, corrected, and kept with the batch. */
export type ReadingOptions = {
  kind: SourceKind
  /** How text is written; what is not UTF-8 is decoded while it is read. */
  encoding: TextEncoding
  /** csv: what separates cells. */
  delimiter: ',' | ';' | '\t' | '|'
  /** Workbooks: the sheet's name. */
  sheet: string | null
  /** 1-based number of the physical record that names the columns; 0: there is none. Records before it are skipped. */
  headerRow: number
}

/** What a file may be at most; more is refused. */
export type ReadingLimits = { columns: number; cellBytes: number; workbookBytes: number; heldBytes: number }

/** 500 columns (architecture §3C), 16 MiB a record, 200 MB a workbook, 50 MB one that must be held in memory (.xls, HTML). */
export const readingLimits: ReadingLimits = {
  columns: 500,
  cellBytes: 16 * 1024 * 1024,
  workbookBytes: 200_000_000,
  heldBytes: 50_000_000,
}

/** Something odd about a file that does not stop the reading. */
export type ReadingWarning = { code: string; message: { vi: string; en: string } }

/** A sheet of a workbook. */
export type SheetDescription = { name: string; hidden: boolean }

/** What a first look at a file tells. Samples are raw text, at most 100 records after the header. */
export type SourceDescription = {
  reading: ReadingOptions
  sheets: SheetDescription[]
  header: string[]
  sample: (string | null)[][]
  warnings: ReadingWarning[]
}

/**
 * What the tokenizer counted. `physical = header + skipped + empty + data`; the rest are marks on data records:
 * NUL bytes, bytes that are not UTF-8, quotes never closed or in a wrong place, too many or too few cells.
 */
export type TokenCounts = {
  physical: number
  header: number
  skipped: number
  empty: number
  data: number
  nul: number
  badBytes: number
  quotes: number
  tooManyCells: number
  tooFewCells: number
  /** NDJSON lines that are no JSON object. */
  json: number
  /** Bytes of the longest record written. */
  longest: number
}

/** Counts of a file of which nothing has been read. */
export function noCounts(): TokenCounts {
  return {
    physical: 0,
    header: 0,
    skipped: 0,
    empty: 0,
    data: 0,
    nul: 0,
    badBytes: 0,
    quotes: 0,
    tooManyCells: 0,
    tooFewCells: 0,
    json: 0,
    longest: 0,
  }
}
