// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { Type } from 'typebox'
import { type AgencyPage, AgencyPageSchema, Day } from '../../contract/index.ts'
import { refuse } from '../../contract/messages.ts'
import { readAgencyPage } from '../agency-page-view.ts'

const withoutAccounts = (page: AgencyPage): AgencyPage => ({
  ...page,
  focalOfficers: page.focalOfficers
    .filter((officer) => officer.activeTo === null)
    .map((officer) => ({ ...officer, accountId: null })),
})

/** The page of an agency; visitors see the officers in office, whose contact is published by law (001 Đ12.2). */
export const getAgencyRoute = ({ database, clock }: Kernel) =>
  defineRoute({
    operationId: 'organisations.getAgency',
    method: 'GET',
    url: '/api/organisations/agencies/:code',
    audience: 'anonymous',
    summary: { vi: 'Thông tin một cơ quan', en: 'One agency' },
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    query: Type.Object({ date: Type.Optional(Day) }),
    response: AgencyPageSchema,
    handle: async ({ actor, params, query }) => {
      const page = await readAgencyPage(database.read, params.code, query.date ?? clock.today())
      if (!page) throw refuse('not-found', 'organisations.agency-not-found', { code: params.code })
      return actor.kind === 'anonymous' ? withoutAccounts(page) : page
    },
  })
