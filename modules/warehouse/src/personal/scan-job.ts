// SPDX-License-Identifier: Apache-2.0
import type { FindingKind } from '../contract/personal.ts'

/** A column to look through: free text, or whole numbers that may have lost the zero before an identity number. */
export interface ScanColumn {
  readonly id: string
  readonly numeric: boolean
  /** The title speaks of a birth: a name beside it is a name with a date of birth. */
  readonly birth: boolean
}

/** Rows as CSV without a header, `row_id` first, then the columns in their order. Everything is written under `batchFolder`. */
export interface ScanJob {
  readonly batchFolder: string
  readonly sourceFile: string
  readonly columns: readonly ScanColumn[]
}

/** What was found in a column. `examples` are what was found, not yet masked; `digest` tells equal sets of finds apart. */
export interface ScanFound {
  readonly column: string
  readonly beside: string | null
  readonly kind: FindingKind
  readonly rows: number
  readonly examples: readonly string[]
  readonly rowIds: readonly string[]
  readonly digest: string
}

/** How much was looked through, and what was found. */
export interface ScanResult {
  readonly rows: number
  readonly found: readonly ScanFound[]
}
