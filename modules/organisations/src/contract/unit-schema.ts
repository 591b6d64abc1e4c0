// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { Day, DayOrNull, TextOrNull } from './agency-schema.ts'

/** Tier of an administrative unit; the district tier exists only in dated history. */
export const UnitLevel = Type.Union([
  Type.Literal('province'),
  Type.Literal('district'),
  Type.Literal('commune'),
])
export type UnitLevel = Static<typeof UnitLevel>

/** One dated version of an administrative unit. `checked` false: shown with a warning. */
export const UnitSchema = Type.Object({
  id: Type.String(),
  code: Type.String(),
  provisionalCode: Type.Boolean(),
  name: Type.String(),
  kind: Type.String(),
  level: UnitLevel,
  parentCode: TextOrNull,
  validFrom: DayOrNull,
  validTo: DayOrNull,
  decision: TextOrNull,
  source: Type.String(),
  checked: Type.Boolean(),
})
export type Unit = Static<typeof UnitSchema>

/** A step from one unit to another; `partial`: only a part of the old unit went there. */
export const UnitStepSchema = Type.Object({
  unit: UnitSchema,
  effectiveOn: Day,
  extent: Type.Union([Type.Literal('full'), Type.Literal('partial')]),
  decision: TextOrNull,
  confirmed: Type.Boolean(),
})
export type UnitStep = Static<typeof UnitStepSchema>

/** A unit with its figures, what it came from and what it became. */
export const UnitPageSchema = Type.Object({
  ...UnitSchema.properties,
  areaKm2: TextOrNull,
  population: Type.Union([Type.Integer(), Type.Null()]),
  longitude: TextOrNull,
  latitude: TextOrNull,
  seat: TextOrNull,
  parent: Type.Union([UnitSchema, Type.Null()]),
  versions: Type.Array(UnitSchema),
  predecessors: Type.Array(UnitStepSchema),
  successors: Type.Array(UnitStepSchema),
})
export type UnitPage = Static<typeof UnitPageSchema>

export const UnitListQuerySchema = Type.Object(
  {
    date: Type.Optional(Day),
    level: Type.Optional(UnitLevel),
    parent: Type.Optional(Type.String({ maxLength: 40 })),
    q: Type.Optional(Type.String({ maxLength: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 600 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  { additionalProperties: false },
)
export type UnitListQuery = Static<typeof UnitListQuerySchema>

export const UnitListSchema = Type.Object({
  items: Type.Array(UnitSchema),
  nextCursor: TextOrNull,
  total: Type.Integer(),
})
export type UnitList = Static<typeof UnitListSchema>

/**
 * A change of the map by one decision: units that end on the day, units that begin on it, and what became of what.
 * A rename ends the unit and begins it again under the same code.
 */
export const UnitChangeSchema = Type.Object(
  {
    effectiveOn: Day,
    decision: Type.String({ minLength: 1, maxLength: 200 }),
    ends: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 500 }),
    begins: Type.Array(
      Type.Object(
        {
          code: Type.String({ pattern: '^\\d{2,5}$' }),
          name: Type.String({ minLength: 2, maxLength: 120 }),
          kind: Type.String({ minLength: 2, maxLength: 40 }),
          level: UnitLevel,
          parentCode: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
        },
        { additionalProperties: false },
      ),
      { maxItems: 500 },
    ),
    steps: Type.Array(
      Type.Object(
        {
          from: Type.String({ maxLength: 40 }),
          to: Type.String({ maxLength: 40 }),
          extent: Type.Union([Type.Literal('full'), Type.Literal('partial')]),
        },
        { additionalProperties: false },
      ),
      { maxItems: 2000 },
    ),
  },
  { additionalProperties: false },
)
export type UnitChange = Static<typeof UnitChangeSchema>

/** What an import or a change did; warnings are sentences for a person and never stop anything. */
export const UnitImportResultSchema = Type.Object({
  units: Type.Integer(),
  steps: Type.Integer(),
  warnings: Type.Array(Type.String()),
  applied: Type.Boolean(),
})
export type UnitImportResult = Static<typeof UnitImportResultSchema>
