// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { AgencySchema, Day, DayOrNull, TextOrNull } from './agency-schema.ts'

/** Main (chính) or deputy (dự phòng). */
export const FocalRank = Type.Union([Type.Literal('main'), Type.Literal('deputy')])
export type FocalRank = Static<typeof FocalRank>

/** A focal officer; contact is null for those who may not see it. */
export const FocalOfficerSchema = Type.Object({
  id: Type.String(),
  rank: FocalRank,
  fullName: Type.String(),
  position: Type.String(),
  duty: Type.Union([Type.Literal('specialist'), Type.Literal('technical')]),
  phone: TextOrNull,
  email: TextOrNull,
  accountId: TextOrNull,
  activeFrom: Day,
  activeTo: DayOrNull,
})
export type FocalOfficer = Static<typeof FocalOfficerSchema>

/** Names a focal officer; `agencyCode` is where the officer works, `replace` ends the present one. */
export const NameFocalOfficerSchema = Type.Object(
  {
    rank: FocalRank,
    fullName: Type.String({ minLength: 2, maxLength: 120 }),
    position: Type.String({ minLength: 2, maxLength: 120 }),
    duty: Type.Union([Type.Literal('specialist'), Type.Literal('technical')]),
    agencyCode: Type.String({ minLength: 1, maxLength: 60 }),
    phone: Type.Optional(Type.String({ pattern: '^\\+?[0-9 .]{8,16}$' })),
    email: Type.Optional(Type.String({ pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$', maxLength: 120 })),
    accountId: Type.Optional(Type.String({ format: 'uuid' })),
    from: Day,
    replace: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type NameFocalOfficer = Static<typeof NameFocalOfficerSchema>

/** Ends the term of a focal officer without naming another. */
export const EndFocalOfficerSchema = Type.Object(
  { rank: FocalRank, on: Day },
  { additionalProperties: false },
)
export type EndFocalOfficer = Static<typeof EndFocalOfficerSchema>

/** Agencies that build or manage a database and lack an officer (R-ORG-05). */
export const MissingFocalReportSchema = Type.Object({
  items: Type.Array(Type.Object({ agency: AgencySchema, missing: Type.Array(FocalRank) })),
  checked: Type.Integer(),
  nextCursor: Type.Null(),
})
export type MissingFocalReport = Static<typeof MissingFocalReportSchema>

/** The provincial focal point. */
export const ProvincialFocalPointSchema = Type.Object({
  agency: AgencySchema,
  activeFrom: Day,
  decision: TextOrNull,
})
export type ProvincialFocalPoint = Static<typeof ProvincialFocalPointSchema>

/** Decides the provincial focal point; `replace` ends the present one. */
export const DecideProvincialFocalPointSchema = Type.Object(
  {
    agencyCode: Type.String({ minLength: 1, maxLength: 60 }),
    from: Day,
    decision: Type.String({ minLength: 1, maxLength: 200 }),
    replace: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type DecideProvincialFocalPoint = Static<typeof DecideProvincialFocalPointSchema>
