// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { AgencySchema, manageAgencies, RegisterAgencySchema } from '../../contract/index.ts'
import { registerAgency } from '../register-agency.ts'

/** Enters an agency into the register (R-ORG-01). */
export const registerAgencyRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'organisations.registerAgency',
    method: 'POST',
    url: '/api/organisations/agencies',
    audience: 'signedIn',
    permission: manageAgencies,
    summary: { vi: 'Đăng ký cơ quan', en: 'Register an agency' },
    body: RegisterAgencySchema,
    response: AgencySchema,
    handle: ({ context, body }) => registerAgency(kernel, context, body),
  })
