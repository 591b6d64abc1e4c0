// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'

export const Day = Type.String({ format: 'date' })
export const DayOrNull = Type.Union([Day, Type.Null()])
export const TextOrNull = Type.Union([Type.String(), Type.Null()])

/** Tier of an agency (R-ORG-01). */
export const AgencyLevel = Type.Union([
  Type.Literal('province'),
  Type.Literal('department'),
  Type.Literal('district'),
  Type.Literal('commune'),
  Type.Literal('public-service-unit'),
])
export type AgencyLevel = Static<typeof AgencyLevel>

/** An agency as lists and look-ups give it, with name and code of the day asked for. */
export const AgencySchema = Type.Object({
  id: Type.String(),
  code: Type.String(),
  provisionalCode: Type.Boolean(),
  name: Type.String(),
  shortName: TextOrNull,
  level: AgencyLevel,
  kind: Type.String(),
  parentId: TextOrNull,
  sector: TextOrNull,
  managesData: Type.Boolean(),
  validFrom: DayOrNull,
  validTo: DayOrNull,
  active: Type.Boolean(),
})
export type Agency = Static<typeof AgencySchema>

/** A name and the time for which it held. */
export const AgencyNameSchema = Type.Object({
  name: Type.String(),
  shortName: TextOrNull,
  validFrom: DayOrNull,
  validTo: DayOrNull,
  decision: TextOrNull,
})

/** A step from one agency to the next. */
export const AgencySuccessionSchema = Type.Object({
  agency: AgencySchema,
  effectiveOn: Day,
  kind: Type.String(),
  decision: TextOrNull,
})

/** Fields of an agency a person can give. */
export const AgencyFields = {
  level: AgencyLevel,
  kind: Type.String({ minLength: 1, maxLength: 40 }),
  parentCode: Type.Optional(TextOrNull),
  budgetCode: Type.Optional(Type.Union([Type.String({ pattern: '^\\d{7}$' }), Type.Null()])),
  address: Type.Optional(Type.Union([Type.String({ maxLength: 300 }), Type.Null()])),
  sector: Type.Optional(Type.Union([Type.String({ maxLength: 120 }), Type.Null()])),
  head: Type.Optional(Type.Union([Type.String({ maxLength: 120 }), Type.Null()])),
  domain: Type.Optional(Type.Union([Type.String({ maxLength: 120 }), Type.Null()])),
  managesData: Type.Optional(Type.Boolean()),
}

/** What a new agency needs; without a code it gets a provisional one. */
export const RegisterAgencySchema = Type.Object(
  {
    ...AgencyFields,
    code: Type.Optional(Type.String({ minLength: 3, maxLength: 40 })),
    name: Type.String({ minLength: 3, maxLength: 200 }),
    shortName: Type.Optional(Type.String({ maxLength: 60 })),
    validFrom: Day,
    decision: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type RegisterAgency = Static<typeof RegisterAgencySchema>

/** A change of an agency's particulars; name and code have their own operations because they are dated. */
export const UpdateAgencySchema = Type.Object(
  {
    ...AgencyFields,
    level: Type.Optional(AgencyLevel),
    kind: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    version: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
)
export type UpdateAgency = Static<typeof UpdateAgencySchema>

/** A new name from a day on. */
export const RenameAgencySchema = Type.Object(
  {
    name: Type.String({ minLength: 3, maxLength: 200 }),
    shortName: Type.Optional(Type.String({ maxLength: 60 })),
    from: Day,
    decision: Type.String({ minLength: 1, maxLength: 200 }),
    version: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
)
export type RenameAgency = Static<typeof RenameAgencySchema>

/** An official code from a day on; a provisional code that was in use until then is closed. */
export const AssignCodeSchema = Type.Object(
  { code: Type.String({ minLength: 3, maxLength: 35 }), from: Day, version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
)
export type AssignCode = Static<typeof AssignCodeSchema>

/** The end of an agency, with those that take over. */
export const CloseAgencySchema = Type.Object(
  {
    on: Day,
    decision: Type.String({ minLength: 1, maxLength: 200 }),
    successors: Type.Array(
      Type.Object(
        {
          code: Type.String({ minLength: 1 }),
          kind: Type.Union([
            Type.Literal('merged'),
            Type.Literal('split'),
            Type.Literal('renamed'),
            Type.Literal('transferred'),
          ]),
        },
        { additionalProperties: false },
      ),
      { maxItems: 20 },
    ),
    version: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
)
export type CloseAgency = Static<typeof CloseAgencySchema>

/** Filters, order and place in the list of agencies; `date` asks for the register as it was on a day. */
export const AgencyListQuerySchema = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 200 })),
    level: Type.Optional(AgencyLevel),
    sector: Type.Optional(Type.String({ maxLength: 120 })),
    parent: Type.Optional(Type.String({ maxLength: 60 })),
    status: Type.Optional(
      Type.Union([Type.Literal('active'), Type.Literal('inactive'), Type.Literal('all')]),
    ),
    sort: Type.Optional(Type.Union([Type.Literal('name'), Type.Literal('code')])),
    date: Type.Optional(Day),
    cursor: Type.Optional(Type.String({ maxLength: 600 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)
export type AgencyListQuery = Static<typeof AgencyListQuerySchema>

export const AgencyListSchema = Type.Object({
  items: Type.Array(AgencySchema),
  nextCursor: TextOrNull,
  total: Type.Integer(),
})
export type AgencyList = Static<typeof AgencyListSchema>
