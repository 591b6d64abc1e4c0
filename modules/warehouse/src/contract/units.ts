// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A version of a unit that a person may choose: where it lay, when it was, how large it is. */
export const UnitOption = Type.Object({
  unit: Type.String(),
  code: Type.String(),
  name: Type.String(),
  above: Type.Array(Type.String()),
  validFrom: Nullable(Type.String()),
  validTo: Nullable(Type.String()),
  areaKm2: Nullable(Type.String()),
  population: Nullable(Type.Integer()),
})
export type UnitOption = Type.Static<typeof UnitOption>

/**
 * A written unit that the house could not place by itself. `blocking`: its rows wait; otherwise only what the unit is called
 * today is open. `offered`: what other datasets chose for the same question.
 */
export const UnitQuestion = Type.Object({
  question: Type.String(),
  title: Type.String(),
  written: Type.String(),
  place: Type.String(),
  day: Type.String(),
  fault: Type.String(),
  blocking: Type.Boolean(),
  rows: Type.Integer(),
  candidates: Type.Array(UnitOption),
  near: Type.Array(UnitOption),
  offered: Type.Array(Type.Object({ option: Nullable(UnitOption), datasets: Type.Integer() })),
})
export type UnitQuestion = Type.Static<typeof UnitQuestion>

/** The questions of a batch, those with most rows first; `more`: further ones follow when these are answered. */
export const UnitQuestions = Type.Object({ questions: Type.Array(UnitQuestion), more: Type.Boolean() })
export type UnitQuestions = Type.Static<typeof UnitQuestions>

const UnitRef = Type.String({ pattern: '^[A-Z0-9.-]{2,40}(@\\d{4}-\\d{2}-\\d{2})?$' })

/** Answers to questions; null: the value stays as written, without a unit. */
export const UnitAnswers = Type.Object(
  {
    answers: Type.Array(
      Type.Object(
        { question: Type.String({ minLength: 1, maxLength: 4000 }), unit: Nullable(UnitRef) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 500 },
    ),
    version: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
)
export type UnitAnswers = Type.Static<typeof UnitAnswers>

/** What a person answered, kept for every later file of the dataset. */
export const UnitChoice = Type.Object({
  id: Type.String(),
  dataset: Type.Object({ code: Type.String(), title: Type.String() }),
  kind: Type.Union([Type.Literal('name'), Type.Literal('split')]),
  written: Type.String(),
  place: Type.String(),
  option: Nullable(UnitOption),
  candidates: Type.Array(UnitOption),
  chosen: Type.Object({ name: Type.String(), at: Type.String({ format: 'date-time' }) }),
  reason: Nullable(Type.String()),
  mayCorrect: Type.Boolean(),
  version: Type.Integer(),
})
export type UnitChoice = Type.Static<typeof UnitChoice>

export const UnitChoiceList = Type.Object({
  items: Type.Array(UnitChoice),
  nextCursor: Nullable(Type.String()),
  total: Type.Integer(),
})
export type UnitChoiceList = Type.Static<typeof UnitChoiceList>

/** Another answer, with the reason why. */
export const UnitCorrection = Type.Object(
  {
    unit: Nullable(UnitRef),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
    version: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
)
export type UnitCorrection = Type.Static<typeof UnitCorrection>
