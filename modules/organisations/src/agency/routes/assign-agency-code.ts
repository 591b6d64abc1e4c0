// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { Type } from 'typebox'
import { AgencySchema, AssignCodeSchema, manageAgencies } from '../../contract/index.ts'
import { assignAgencyCode } from '../change-agency.ts'

/** Gives an agency its official code from a day on. */
export const assignAgencyCodeRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'organisations.assignAgencyCode',
    method: 'POST',
    url: '/api/organisations/agencies/:code/codes',
    audience: 'signedIn',
    permission: manageAgencies,
    summary: { vi: 'Ghi mã định danh chính thức', en: 'Assign the official code' },
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    body: AssignCodeSchema,
    response: AgencySchema,
    handle: ({ context, params, body }) => assignAgencyCode(kernel, context, params.code, body),
  })
