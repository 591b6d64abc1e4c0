// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { UnitListQuerySchema, UnitListSchema } from '../../contract/index.ts'
import { listUnits } from '../unit-list-view.ts'

/** Administrative units valid on a day (R-ORG-02). */
export const listUnitsRoute = ({ database, clock }: Kernel) =>
  defineRoute({
    operationId: 'organisations.listUnits',
    method: 'GET',
    url: '/api/organisations/units',
    audience: 'anonymous',
    summary: { vi: 'Danh sách đơn vị hành chính tại một ngày', en: 'Administrative units on a day' },
    query: UnitListQuerySchema,
    response: UnitListSchema,
    handle: ({ query }) => listUnits(database.read, query, clock.today()),
  })
