// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { Type } from 'typebox'
import { Day, UnitPageSchema } from '../../contract/index.ts'
import { refuse } from '../../contract/messages.ts'
import { readUnitPage } from '../unit-list-view.ts'

/** One unit as of a day, with what it came from and what it became. */
export const getUnitRoute = ({ database, clock }: Kernel) =>
  defineRoute({
    operationId: 'organisations.getUnit',
    method: 'GET',
    url: '/api/organisations/units/:code',
    audience: 'anonymous',
    summary: { vi: 'Một đơn vị hành chính tại một ngày', en: 'One administrative unit on a day' },
    params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
    query: Type.Object({ date: Type.Optional(Day) }),
    response: UnitPageSchema,
    handle: async ({ params, query }) => {
      const date = query.date ?? clock.today()
      const page = await readUnitPage(database.read, params.code, date)
      if (!page) throw refuse('not-found', 'organisations.unit-not-found', { code: params.code, date })
      return page
    },
  })
