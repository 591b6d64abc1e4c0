// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { Type } from 'typebox'
import { AgencySchema, manageAgencies, UpdateAgencySchema } from '../../contract/index.ts'
import { changeAgency } from '../change-agency.ts'

/** Changes an agency’s particulars (R-ORG-01). */
export const updateAgencyRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'organisations.updateAgency',
    method: 'PATCH',
    url: '/api/organisations/agencies/:code',
    audience: 'signedIn',
    permission: manageAgencies,
    summary: { vi: 'Sửa thông tin cơ quan', en: 'Change an agency' },
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    body: UpdateAgencySchema,
    response: AgencySchema,
    handle: ({ context, params, body }) => changeAgency(kernel, context, params.code, body),
  })
