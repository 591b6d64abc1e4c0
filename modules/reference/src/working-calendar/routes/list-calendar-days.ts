// SPDX-License-Identifier: Apache-2.0
import { readCalendarEntries } from '@tinhso/kernel/calendar'
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { CalendarYearSchema } from '../../contract/index.ts'
import type { ReferenceParts } from '../../reference-parts.ts'

/** The days of a year that do not follow the weekday rule. */
export const listCalendarDaysRoute = ({ kernel }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.listCalendarDays',
    method: 'GET',
    url: '/api/reference/working-calendar/:year',
    audience: 'anonymous',
    summary: { vi: 'Lịch nghỉ, làm bù trong năm', en: 'Days off and worked in exchange' },
    params: Type.Object({ year: Type.Integer({ minimum: 2000, maximum: 2100 }) }),
    response: CalendarYearSchema,
    handle: async ({ params }) => {
      const set = new Map(
        (await readCalendarEntries(kernel.database.read)).map((entry) => [entry.date, entry.basis]),
      )
      const days = kernel.calendar.exceptions(params.year)
      const items = days.map(({ date, kind, name, provisional }) => ({
        date,
        kind,
        name,
        provisional,
        basis: set.get(date) ?? null,
      }))
      return { items, nextCursor: null }
    },
  })
