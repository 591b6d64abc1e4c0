// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { AgencyListQuerySchema, AgencyListSchema } from '../../contract/index.ts'
import { listAgencies } from '../agency-list-view.ts'

/** Lists and searches the register of agencies. */
export const listAgenciesRoute = ({ database, clock }: Kernel) =>
  defineRoute({
    operationId: 'organisations.listAgencies',
    method: 'GET',
    url: '/api/organisations/agencies',
    audience: 'anonymous',
    summary: { vi: 'Danh sách cơ quan', en: 'List agencies' },
    query: AgencyListQuerySchema,
    response: AgencyListSchema,
    handle: ({ query }) => listAgencies(database.read, query, clock.today()),
  })
