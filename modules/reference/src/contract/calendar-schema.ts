// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { Day } from './code-list-schema.ts'

const Bilingual = Type.Object({ vi: Type.String(), en: Type.String() })

const DayKind = Type.Union([
  Type.Literal('holiday'),
  Type.Literal('compensatory'),
  Type.Literal('swap-off'),
  Type.Literal('swap-work'),
  Type.Literal('local-off'),
  Type.Literal('local-work'),
])

/** The days of a year that do not follow the weekday rule; `basis` tells which were set by an administrator. */
export const CalendarYearSchema = Type.Object({
  items: Type.Array(
    Type.Object({
      date: Day,
      kind: DayKind,
      name: Bilingual,
      provisional: Type.Boolean(),
      basis: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  nextCursor: Type.Null(),
})

/** A day set by an administrator. */
export const SetCalendarDaySchema = Type.Object(
  {
    kind: DayKind,
    name: Type.Object({
      vi: Type.String({ minLength: 1, maxLength: 120 }),
      en: Type.String({ minLength: 1, maxLength: 120 }),
    }),
    provisional: Type.Optional(Type.Boolean()),
    basis: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
)
export type SetCalendarDay = Static<typeof SetCalendarDaySchema>

/** A deadline with its account, day by day. */
export const DeadlineSchema = Type.Object({
  due: Day,
  provisional: Type.Boolean(),
  ledger: Type.Array(Type.Object({ date: Day, counted: Type.Boolean(), reason: Bilingual })),
})
