// SPDX-License-Identifier: Apache-2.0
import type { ReadingChoices } from '../contract/reading-profile.ts'
import type { TextEncoding } from '../contract/text-encodings.ts'
import type { TextCounts } from './habits/clean-text.ts'
import type { ReadingPlan } from './habits/reading-plan.ts'
import type { ChangeCounts } from './habits/record-shaper.ts'
import type { Habit, LeftOut } from './habits/row-habits.ts'

/** The kinds of files that are read. */
export type SourceKind = 'csv' | 'ndjson' | 'geojson' | 'json' | WorkbookKind

/** The kinds of files that hold sheets. */
export type WorkbookKind =
  | 'xlsx'
  | 'xlsb'
  | 'xls'
  | 'ods'
  | 'html'
  | 'dbf'
  | 'shapefile'
  | 'geopackage'
  | 'kml'

/** How a file is read: detected by `readSource`, shown to the person, corrected, and kept with the batch. */
export type ReadingOptions = {
  kind: SourceKind
  /** How text is written; what is not UTF-8 is decoded while it is read. */
  encoding: TextEncoding
  /** csv: what separates cells. */
  delimiter: ',' | ';' | '\t' | '|'
  /** Workbooks: the sheet's name; map files: the layer; JSON: the path of the list. */
  sheet: string | null
  /** 1-based number of the physical record that names the columns; 0: there is none. Records before it are skipped. */
  headerRow: number
  /** Tables: how many rows the header has, the last being `headerRow`; one when absent. */
  headerRows?: number
  /** Tables: rows that number the columns, totals and signatures are no data. Absent: every row is. */
  leaveOut?: boolean
  /** What a person decided about habits; what is not decided is concluded. */
  choices?: ReadingChoices
  /** What is done to the records while they are read; concluded from the table and the choices. */
  plan?: ReadingPlan
  /** Map files: the coordinate system that places are read from (`contract/projections.ts`); they are kept in WGS 84. */
  projection?: string
}

/** What a file may be at most; more is refused. */
export type ReadingLimits = { columns: number; cellBytes: number; workbookBytes: number; heldBytes: number }

/** 500 columns (architecture §3C), 16 MiB a record, 200 MB a workbook, 50 MB one that must be held in memory (.xls, .dbf, HTML). */
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
  /** Rows above the header that are not blank. */
  above?: string[][]
  /** Whether cells below the header are merged over several rows. */
  hasMerged?: boolean
  /** Whether the workbook counts days from 1904. */
  from1904?: boolean
  warnings: ReadingWarning[]
  /** The stamp of a template, as written; only the house can tell whether it counts. */
  stamp?: string
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
  /** Rows below the header that are no data, by habit; they count as skipped. */
  leftOutRows: Partial<Record<Habit, number>>
  /** The first of them as written. */
  leftOut: LeftOut[]
  /** Data rows that the workbook hides. */
  hiddenRows: number
  /** Letters that were mended. */
  texts: TextCounts
  /** Cells that were changed as the plan of the table says, by `habit:column`. */
  changes: ChangeCounts
  /** Cells that got the value of the merged cell they belong to, by column. */
  filledByMerge: Record<number, number>
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
    leftOutRows: {},
    leftOut: [],
    hiddenRows: 0,
    texts: {},
    changes: {},
    filledByMerge: {},
  }
}

const MOST_LEFT_OUT_KEPT = 500

/** Counts a row that is no data and keeps it, if it is among the first. */
export function countLeftOut(counts: TokenCounts, row: LeftOut): void {
  counts.skipped++
  counts.leftOutRows[row.habit] = (counts.leftOutRows[row.habit] ?? 0) + 1
  if (counts.leftOut.length < MOST_LEFT_OUT_KEPT) counts.leftOut.push(row)
}

/** Whether a record is one of the rows of the header. */
export function isHeaderRow({ headerRow, headerRows = 1 }: ReadingOptions, record: number): boolean {
  return record <= headerRow && record > headerRow - headerRows
}
