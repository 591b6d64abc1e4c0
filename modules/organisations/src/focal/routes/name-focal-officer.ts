// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { Type } from 'typebox'
import { FocalOfficerSchema, NameFocalOfficerSchema, nameFocalOfficers } from '../../contract/index.ts'
import type { Told } from '../../organisations-door.ts'
import { nameFocalOfficer } from '../name-focal-officer.ts'

/** Names the main or deputy focal officer of an agency (R-ORG-05). */
export const nameFocalOfficerRoute = (kernel: Kernel, told: Told) =>
  defineRoute({
    operationId: 'organisations.nameFocalOfficer',
    method: 'POST',
    url: '/api/organisations/agencies/:code/focal-officers',
    audience: 'signedIn',
    permission: nameFocalOfficers,
    summary: { vi: 'Cử cán bộ đầu mối', en: 'Name a focal officer' },
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    body: NameFocalOfficerSchema,
    response: FocalOfficerSchema,
    handle: ({ context, params, body }) =>
      nameFocalOfficer(kernel, context, params.code, body, told.accountAgency),
  })
