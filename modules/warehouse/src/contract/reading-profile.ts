// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'
import { ColumnAssignment } from './batch.ts'

const Words = Type.Object({ vi: Type.String(), en: Type.String() })
const Nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])

/** What a person decided about habits of a table: by key of the conclusion (`habit` or `habit:title of the column`). */
export const ReadingChoices = Type.Record(Type.String({ maxLength: 400 }), Type.String({ maxLength: 40 }), {
  maxProperties: 2000,
})
export type ReadingChoices = Type.Static<typeof ReadingChoices>

/**
 * How files of one shape are read, remembered with the schema version when a person confirms: titles of the columns as read
 * (those made while reading last), the field that each fills, and every choice about habits. A later file with the same titles
 * is read and mapped by it without a question; a file with other titles is compared with the latest one.
 */
export const ReadingProfile = Type.Object({
  header: Type.Array(Type.String()),
  columns: Type.Array(ColumnAssignment),
  choices: ReadingChoices,
})
export type ReadingProfile = Type.Static<typeof ReadingProfile>

/**
 * One thing that was concluded about how a table is written. `applied`: it is read so; `proposed`: nothing is changed until a
 * person says so; `question`: the file does not tell, the person decides; `told`: nothing to decide.
 * `count` cells or rows, `examples` as written and as they come out (null: left empty); `choices` are the values that
 * `ReadingChoices` may give under `key`, `chosen` the one in force.
 */
export const Conclusion = Type.Object({
  key: Type.String(),
  habit: Type.String(),
  title: Nullable(Type.String()),
  count: Type.Integer(),
  /** Whether `count` is of a sample of the rows. */
  sampled: Type.Optional(Type.Boolean()),
  examples: Type.Array(
    Type.Object({ record: Nullable(Type.Integer()), from: Type.String(), to: Nullable(Type.String()) }),
  ),
  state: Type.Unsafe<'applied' | 'proposed' | 'question' | 'told'>(
    Type.Union(['applied', 'proposed', 'question', 'told'].map((state) => Type.Literal(state))),
  ),
  message: Words,
  choices: Type.Array(Type.Object({ value: Type.String(), label: Words })),
  chosen: Nullable(Type.String()),
})
export type Conclusion = Type.Static<typeof Conclusion>
