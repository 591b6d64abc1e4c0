// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { Type } from 'typebox'
import { AgencySchema, CloseAgencySchema, manageAgencies } from '../../contract/index.ts'
import { closeAgency } from '../close-agency.ts'

/** Ends an agency and names those that take over. */
export const closeAgencyRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'organisations.closeAgency',
    method: 'POST',
    url: '/api/organisations/agencies/:code/close',
    audience: 'signedIn',
    permission: manageAgencies,
    summary: { vi: 'Kết thúc hoạt động của cơ quan', en: 'Close an agency' },
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    body: CloseAgencySchema,
    response: AgencySchema,
    handle: ({ context, params, body }) => closeAgency(kernel, context, params.code, body),
  })
