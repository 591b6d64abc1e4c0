// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { Type } from 'typebox'
import { AgencySchema, manageAgencies, RenameAgencySchema } from '../../contract/index.ts'
import { renameAgency } from '../change-agency.ts'

/** Gives an agency a new name from a day on. */
export const renameAgencyRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'organisations.renameAgency',
    method: 'POST',
    url: '/api/organisations/agencies/:code/names',
    audience: 'signedIn',
    permission: manageAgencies,
    summary: { vi: 'Đổi tên cơ quan', en: 'Rename an agency' },
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    body: RenameAgencySchema,
    response: AgencySchema,
    handle: ({ context, params, body }) => renameAgency(kernel, context, params.code, body),
  })
