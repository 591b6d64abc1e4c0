// SPDX-License-Identifier: Apache-2.0
import type { Classification } from '@tinhso/catalog/contract'
import type { OpenFinding } from '@tinhso/warehouse'
import type { DatasetSchema } from '@tinhso/warehouse/contract'

/** A dataset as catalogue and warehouse describe it together. */
export interface SourceDataset {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly description: string
  readonly status: string
  /** `inventory`: a line or a list of the documents themselves, not registered by a person. */
  readonly origin: 'registration' | 'inventory'
  readonly ownerAgencyId: string | null
  readonly ownerCode: string | null
  readonly ownerName: string | null
  readonly sector: string | null
  readonly sectorName: string | null
  readonly dataType: string | null
  readonly updateCycle: string | null
  readonly classification: Classification
  readonly legalBasis: readonly string[]
  /** Null until the warehouse has a schema for it. */
  readonly schema: DatasetSchema | null
  /** Number of the last load; null when no data was approved yet. */
  readonly lastLoad: number | null
}

/** One row by field name; values are canonical text, numbers, booleans or GeoJSON geometry. */
export type SourceRow = Readonly<Record<string, unknown>>

/** Which rows to read: the public columns, as the store knew them after a load. */
export interface RowsWanted {
  readonly datasetId: string
  /** The rows come back under these names, whatever the columns are called today. */
  readonly fields: readonly { readonly id: string; readonly name: string }[]
  readonly load: number
  /** The publication's case: the decision that allows reading. */
  readonly decision: string | null
}

/** Rows that the owner corrected, without values. */
export interface SourceCorrection {
  readonly load: number
  readonly at: Date
  readonly rows: number
  readonly fieldIds: readonly string[]
}

/** What this module reads of the modules below it; made from their doors, replaced in tests. */
export interface DatasetSource {
  byCode(code: string): Promise<SourceDataset | null>
  byId(id: string): Promise<SourceDataset | null>
  /** Sees to it that the rows in force are scanned for personal data. */
  prepareScan(datasetId: string): Promise<void>
  /** What that scan found and nobody has settled; null: not scanned yet. */
  openFindings(datasetId: string): Promise<readonly OpenFinding[] | null>
  /** Scans now, however many rows there are; for the worker. */
  scan(datasetId: string): Promise<readonly OpenFinding[]>
  /** All rows in the order of the store. */
  rows(wanted: RowsWanted): AsyncIterable<SourceRow>
  /** The first rows, for a preview. */
  firstRows(wanted: RowsWanted, count: number): Promise<readonly SourceRow[]>
  /** Corrections that count, newest first: load, day, number of rows and ids of the changed fields (R-ING-12). */
  corrections(datasetId: string): Promise<readonly SourceCorrection[]>
}
