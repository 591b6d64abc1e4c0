// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import Type from 'typebox'

/** Ways to compare a field with a value; `contains` ignores case and diacritics; `in` takes several values; `isnull` true or false. */
export const filterOperators = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'contains', 'in', 'isnull'] as const
export type FilterOperator = (typeof filterOperators)[number]

/** One condition on a field, addressed by its stable name; values are canonical text. */
export interface RowFilter {
  readonly field: string
  readonly operator: FilterOperator
  readonly values: readonly string[]
}

export interface RowOrder {
  readonly field: string
  readonly descending: boolean
}

/** What to read. Without `select` all fields that the policy gives; without `sort` in order of arrival. */
export interface RowsQuery {
  readonly datasetId: string
  readonly select?: readonly string[] | undefined
  readonly filters?: readonly RowFilter[] | undefined
  readonly sort?: readonly RowOrder[] | undefined
  /** 1 to 1000, 100 unless said. */
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly count?: boolean | undefined
}

/** What a reader gets of a field: as it is · with its middle hidden · not at all. */
export type FieldAccess = 'allow' | 'mask' | 'drop'

/**
 * Under which conditions rows are read (architecture §3C). A field that is not named is dropped. `asKnown`: the store
 * as it was after a load number or at an instant; `asValid`: rows in force on a day by the schema's own period.
 */
export interface ReadPolicy {
  readonly fields: Readonly<Record<string, FieldAccess>>
  readonly rowFilter?: readonly RowFilter[] | undefined
  readonly asKnown?: { readonly load: number } | { readonly at: Date } | undefined
  readonly asValid?: string | undefined
  readonly purpose: string
  /** Rows that may still be read. */
  readonly quota?: { readonly rows: number } | undefined
  /** Days between which the policy holds, the last one excluded. */
  readonly validFrom?: string | undefined
  readonly validTo?: string | undefined
  /** Number of the decision that the policy comes from. */
  readonly decision?: string | undefined
  /** Whose reading is written to the audit; left out for public data. */
  readonly recordedFor?: Actor | undefined
}

/** A value as JSON: bigint and numeric are canonical text, geometry is an object, dates are text. */
export type RowValue = string | number | boolean | null | object
export type Row = Readonly<Record<string, RowValue>>

export interface RowsPage {
  readonly rows: Row[]
  readonly nextCursor: string | null
  readonly count?: number
}

export const exportFormats = ['csv', 'ndjson', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Query part of the Data API; every other parameter is a filter `field` or `field.operator`. */
export const DataQuery = Type.Object(
  {
    select: Type.Optional(Type.String({ description: 'Field names, comma-separated' })),
    sort: Type.Optional(
      Type.String({ description: 'Field names, comma-separated; “-” before a name: descending' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    cursor: Type.Optional(Type.String()),
    count: Type.Optional(Type.Boolean({ description: 'Count all rows that match' })),
    asKnown: Type.Optional(Type.String({ description: 'Load number, or an instant (ISO 8601)' })),
    asValid: Type.Optional(Type.String({ description: 'Day YYYY-MM-DD' })),
    unmasked: Type.Optional(
      Type.Boolean({ description: 'Protected fields in full; needs a purpose given before (403 without)' }),
    ),
    lang: Type.Optional(Type.String()),
  },
  { additionalProperties: Type.Union([Type.String(), Type.Array(Type.String())]) },
)

/** Rows of one page. */
export const DataPage = Type.Object({
  items: Type.Array(Type.Record(Type.String(), Type.Unknown())),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
  total: Type.Optional(Type.Integer()),
})

/** Size and age of a dataset's store. */
export const DatasetStatistics = Type.Object({
  rows: Type.Integer(),
  bytes: Type.Integer(),
  batches: Type.Integer(),
  lastBatchAt: Type.Union([Type.String(), Type.Null()]),
  schemaVersion: Type.Union([Type.Integer(), Type.Null()]),
})
export type DatasetStatistics = Type.Static<typeof DatasetStatistics>

/** Quality of a dataset from its batches (R-WH-14): share passing, faults by rule, completeness by field, age. */
export const DatasetQuality = Type.Object({
  batches: Type.Integer(),
  checkedRows: Type.Integer(),
  passedRows: Type.Integer(),
  passingShare: Type.Union([Type.Number(), Type.Null()]),
  /** Rows that passed with a warning. */
  warnedRows: Type.Integer(),
  /** Rows that wait in the quality store now. */
  openRows: Type.Integer(),
  faultsByRule: Type.Record(Type.String(), Type.Integer()),
  completeness: Type.Array(
    Type.Object({
      field: Type.String(),
      title: Type.String(),
      share: Type.Union([Type.Number(), Type.Null()]),
    }),
  ),
  lastLoadedAt: Type.Union([Type.String(), Type.Null()]),
  daysSinceLoad: Type.Union([Type.Integer(), Type.Null()]),
  history: Type.Array(
    Type.Object({
      batch: Type.Integer(),
      at: Type.String(),
      checked: Type.Integer(),
      passed: Type.Integer(),
    }),
  ),
})
export type DatasetQuality = Type.Static<typeof DatasetQuality>
