// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { Type } from 'typebox'
import { EndFocalOfficerSchema, nameFocalOfficers } from '../../contract/index.ts'
import { endFocalOfficer } from '../name-focal-officer.ts'

/** Ends the term of a focal officer without naming another. */
export const endFocalOfficerRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'organisations.endFocalOfficer',
    method: 'POST',
    url: '/api/organisations/agencies/:code/focal-officers/end',
    audience: 'signedIn',
    permission: nameFocalOfficers,
    summary: { vi: 'Kết thúc nhiệm vụ cán bộ đầu mối', en: 'End the term of a focal officer' },
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    body: EndFocalOfficerSchema,
    response: Type.Object({ ended: Type.String() }),
    handle: ({ context, params, body }) => endFocalOfficer(kernel, context, params.code, body),
  })
