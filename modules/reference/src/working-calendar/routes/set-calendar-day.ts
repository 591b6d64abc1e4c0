// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { Day, manageWorkingCalendar, SetCalendarDaySchema } from '../../contract/index.ts'
import type { ReferenceParts } from '../../reference-parts.ts'
import { setCalendarDay } from '../set-calendar-day.ts'

/** Sets a day of the working calendar. */
export const setCalendarDayRoute = ({ kernel }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.setCalendarDay',
    method: 'PUT',
    url: '/api/reference/working-calendar/days/:date',
    audience: 'signedIn',
    permission: manageWorkingCalendar,
    summary: { vi: 'Đặt ngày nghỉ hoặc ngày làm việc', en: 'Set a day off or a working day' },
    params: Type.Object({ date: Day }),
    body: SetCalendarDaySchema,
    response: Type.Object({ date: Day }),
    handle: ({ context, params, body }) => setCalendarDay(kernel, context, params.date, body),
  })
