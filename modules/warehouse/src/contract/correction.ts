// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'

const Nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const FieldId = Type.String({ pattern: '^f[1-9][0-9]{0,3}$' })

/** Where a correction stands: it waits for its batch, counts, was not accepted, or was taken back. */
export const correctionStatuses = ['waiting', 'in-force', 'refused', 'undone'] as const
export type CorrectionStatus = (typeof correctionStatuses)[number]

/** A row in force, found by its key, and what changes in it; values as a person writes them, by field id. */
export const RowCorrection = Type.Object(
  {
    key: Type.Record(FieldId, Type.String({ maxLength: 10_000 })),
    values: Type.Record(FieldId, Nullable(Type.String({ maxLength: 1_000_000 }))),
  },
  { additionalProperties: false },
)
export type RowCorrection = Type.Static<typeof RowCorrection>

/** Corrections of rows in force (R-ING-12); refused without a reason. */
export const CorrectionRequest = Type.Object({
  rows: Type.Array(RowCorrection, { minItems: 1, maxItems: 500 }),
  reason: Type.Optional(Type.String({ maxLength: 2000 })),
})
export type CorrectionRequest = Type.Static<typeof CorrectionRequest>

/** A changed value as this reader may see it; `after` is null while nothing can be told of it. */
export const CorrectedValue = Type.Object({
  field: Type.String(),
  title: Type.String(),
  before: Nullable(Type.String()),
  after: Nullable(Type.String()),
})

/** One correction: why, who asked and who decided, old value beside new. */
export const DatasetCorrection = Type.Object({
  batch: Type.Integer(),
  status: Type.Unsafe<CorrectionStatus>(Type.Union(correctionStatuses.map((status) => Type.Literal(status)))),
  reason: Type.String(),
  asked: Type.Object({ name: Type.String(), at: Type.String() }),
  decided: Nullable(Type.Object({ name: Type.String(), at: Type.String() })),
  decisionReason: Nullable(Type.String()),
  rowCount: Type.Integer(),
  /** The first rows; fields that this reader may not see are only counted. */
  rows: Type.Array(
    Type.Object({ key: Type.String(), changes: Type.Array(CorrectedValue), hidden: Type.Integer() }),
  ),
})
export type DatasetCorrection = Type.Static<typeof DatasetCorrection>
