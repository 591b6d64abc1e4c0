// SPDX-License-Identifier: Apache-2.0
import { type TSchema, Type } from 'typebox'

/** A closed object: a key that is not described is a fault, so that a misspelt key never passes in silence. */
export const Group = <P extends Record<string, TSchema>>(properties: P, description?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(description ? { description } : {}) })

/** A value about which the documents are silent may be null. */
export const Silent = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])

export const Words = Type.String({ minLength: 1 })
export const Bilingual = Group({ vi: Words, en: Words })
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export const Time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
export const WebAddress = Type.String({ pattern: '^https?://[^\\s]+$' })
export const Count = Type.Integer({ minimum: 1 })
export const Switch = Group({ enabled: Type.Boolean() })

/** A value that holds from a day to a day (not included); null: without beginning, without end. */
export const Dated = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Array(Group({ ...properties, from: Silent(Day), to: Silent(Day) }), { minItems: 1 })

/** An agency of the register by its code, with the name the document uses. */
export const AgencyName = { agency: Words, name: Words }

/** A length of time in the unit in which the document counts it. */
export const Term = Group({
  count: Count,
  unit: Type.Union([
    Type.Literal('working-days'),
    Type.Literal('days'),
    Type.Literal('hours'),
    Type.Literal('months'),
  ]),
})
