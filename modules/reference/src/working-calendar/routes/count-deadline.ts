// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { Day, DeadlineSchema } from '../../contract/index.ts'
import type { ReferenceParts } from '../../reference-parts.ts'

/** A deadline in working days, with the reason for every day on the way. */
export const countDeadlineRoute = ({ kernel }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.countDeadline',
    method: 'GET',
    url: '/api/reference/working-calendar/deadline',
    audience: 'anonymous',
    summary: { vi: 'Tính thời hạn theo ngày làm việc', en: 'Count a deadline in working days' },
    query: Type.Object({ start: Day, days: Type.Integer({ minimum: 0, maximum: 400 }) }),
    response: DeadlineSchema,
    handle: ({ query }) => {
      const { due, provisional, ledger } = kernel.calendar.addWorkingDays(query.start, query.days)
      return {
        due,
        provisional,
        ledger: ledger.map(({ date, counted, reason }) => ({ date, counted, reason })),
      }
    },
  })
