// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { Day, manageWorkingCalendar } from '../../contract/index.ts'
import type { ReferenceParts } from '../../reference-parts.ts'
import { clearCalendarDay } from '../set-calendar-day.ts'

/** Takes a day back to the published holidays. */
export const clearCalendarDayRoute = ({ kernel }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.clearCalendarDay',
    method: 'DELETE',
    url: '/api/reference/working-calendar/days/:date',
    audience: 'signedIn',
    permission: manageWorkingCalendar,
    summary: { vi: 'Bỏ ngày đã đặt', en: 'Take back a day that was set' },
    params: Type.Object({ date: Day }),
    response: Type.Object({ removed: Type.Boolean() }),
    handle: ({ context, params }) => clearCalendarDay(kernel, context, params.date),
  })
