// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'

/** The rule that a record breaks when another source says otherwise (R-WH-04). */
export const sourceConflictRule = 'source.conflict'

const Nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])

/** Which sources of a dataset count first when they contradict one another; the first counts most. */
export const SourceOrderView = Type.Object({
  /** Every source by its key, under the name it had last, with the batch that named it. */
  known: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), batch: Type.Integer() })),
  order: Type.Array(Type.String()),
  reason: Nullable(Type.String()),
  decided: Nullable(Type.Object({ name: Type.String(), at: Type.String() })),
  /** 0: nobody decided yet. */
  version: Type.Integer(),
})
export type SourceOrderView = Type.Static<typeof SourceOrderView>

/** A decided order, over the version that was read. */
export const SourceOrderChange = Type.Object({
  order: Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { maxItems: 50 }),
  reason: Type.String({ minLength: 1, maxLength: 2000 }),
  version: Type.Integer({ minimum: 0 }),
})
export type SourceOrderChange = Type.Static<typeof SourceOrderChange>
