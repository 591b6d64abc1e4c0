// SPDX-License-Identifier: Apache-2.0
import type { Conclusion } from '../contract/reading-profile.ts'
import type { DatasetSchema } from '../contract/schema.ts'
import type { FieldProposal } from '../proposing/propose-schema.ts'
import type { ReadingOptions, SourceDescription, TokenCounts } from '../reading/reading-options.ts'
import type { UnitBook } from '../units/unit-book.ts'

/** One item of a code list; valid from `validFrom` on, no longer on `validTo`. */
export type CodeListItem = { code: string; name: string; validFrom: string | null; validTo: string | null }

/** The code lists that a check needs, by their code. */
export type CodeLists = Record<string, CodeListItem[]>

/** What a column of the file is used for: a field (null: not loaded) and, if need be, this file's own way of writing. */
export type ColumnUse = { field: string | null; format?: string }

/** A new file to look at. Everything is written under `batchFolder`. */
export type AnalyseJob = {
  batchFolder: string
  sourceFile: string
  fileName: string
  reading?: Partial<ReadingOptions>
  /** The dataset's schema, when it has one: a file whose columns all belong to it is not measured. */
  schema?: DatasetSchema
  /** Central meridian of the province in degrees, for maps that do not say in which coordinates they are drawn. */
  centralMeridian?: number | undefined
  /** How many records to hand over as they were read, in the order of the file; none unless said. */
  rowsWanted?: number
}

/** What the file is, what was counted in it, and the schema that it suggests. */
export type Analysis = SourceDescription & {
  records: TokenCounts
  schema: DatasetSchema
  proposals: FieldProposal[]
  /** The field that each column goes to in the proposed schema, and how this file writes it. */
  columns: ColumnUse[]
  conclusions: Conclusion[]
  profile: ColumnProfile[]
  /** The records that were wanted, cells in the order of the columns. */
  rows?: (string | null)[][]
}

/** A file to check against a schema. */
export type CheckJob = {
  batchFolder: string
  sourceFile: string
  fileName: string
  reading: ReadingOptions
  schema: DatasetSchema
  columns: ColumnUse[]
  codeLists: CodeLists
  /** Administrative units, when a field needs them; without them written values stand as they are. */
  units?: UnitBook | undefined
  /** Today for the rules: plausible birth years, code lists of rows without a date. YYYY-MM-DD. */
  referenceDate: string
  /** The day that the file's data are about, for units of rows without a date; without it `referenceDate`. */
  dataDate?: string | undefined
  limits?: Partial<CheckLimits>
}

/** The most that a check takes on; more refuses the file. */
export type CheckLimits = { columns: number; cellBytes: number; faults: number }

/** 500 columns, 16 MiB a record, a million faults. */
export const checkLimits: CheckLimits = { columns: 500, cellBytes: 16 * 1024 * 1024, faults: 1_000_000 }

/** `physical = header + skipped + empty + good + bad`; `warned` good or bad rows carry a warning. */
export type CheckCounts = {
  physical: number
  header: number
  skipped: number
  empty: number
  good: number
  bad: number
  warned: number
  faults: number
  byRule: Record<string, number>
}

/** What a column holds (R-WH-12). `id` is a field id, or a column c1 … cn before there is a schema. Values are canonical text. */
export type ColumnProfile = {
  id: string
  title: string
  rows: number
  empty: number
  invalid: number
  /** Different values, estimated to about 2 %. */
  distinct: number
  min: string | null
  max: string | null
  shortest: number | null
  longest: number | null
  /** Sum of the values that passed, of columns of amounts, as far as floating point goes. */
  sum?: number | null
  /** The different values of a column with a code list, when they are few. */
  codes?: string[]
  /** Most frequent values first; absent for sensitive columns. */
  top: { value: string; count: number }[]
}

/** How far a job is; told at least every 2 seconds. */
export type CheckProgress = {
  step: 'waiting' | 'reading' | 'checking' | 'writing'
  done: number
  total: number | null
}

/** A fault of one row. */
export type RowFault = {
  field: string | null
  rule: string
  severity: 'error' | 'warning'
  code: string
  value: string | null
  message: { vi: string; en: string }
}
