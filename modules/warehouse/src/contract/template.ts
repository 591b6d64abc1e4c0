// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'

const Words = Type.Object({ vi: Type.String(), en: Type.String() })
const Nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))

/**
 * What the stamp of a template said: of the schema in force, of an older version, or `broken`: altered, or made by another house.
 * A broken stamp counts for nothing; the file is read like any other.
 */
export const TemplateUse = Type.Object({
  state: literals(['current', 'older', 'broken'] as const),
  templateId: Nullable(Type.String()),
  version: Nullable(Type.Integer()),
})
export type TemplateUse = Type.Static<typeof TemplateUse>

/**
 * How a file differs from the schema or from its own template: `added` a column or field that was not there, `renamed`, `missing` a
 * column of the schema that the file does not have, `removed` a column whose field is gone, `changed` another type.
 */
export const ColumnChange = Type.Object({
  kind: literals(['added', 'renamed', 'missing', 'removed', 'changed'] as const),
  title: Type.String(),
  before: Nullable(Type.String()),
  field: Nullable(Type.String()),
  /** What happens to it, in words. */
  message: Words,
})
export type ColumnChange = Type.Static<typeof ColumnChange>

/** Something that differs much from the last load; told, never blocking. */
export const PeriodDifference = Type.Object({
  kind: literals(['rows', 'sum', 'codes'] as const),
  field: Nullable(Type.String()),
  message: Words,
})
export type PeriodDifference = Type.Static<typeof PeriodDifference>
