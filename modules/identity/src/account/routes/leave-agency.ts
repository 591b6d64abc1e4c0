// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { manageAccounts } from '../../permissions.ts'
import type { AccountParts } from '../account-parts.ts'
import { leaveAgency } from '../leave-agency.ts'

/** The official leaves the home agency; its roles end the same day (R-SSO-07). */
export const leaveAgencyRoute = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.leaveAgency',
    method: 'POST',
    url: '/api/accounts/:username/leave-agency',
    audience: 'signedIn',
    permission: manageAccounts,
    summary: { vi: 'Rời cơ quan', en: 'Leave the agency' },
    params: Type.Object({ username: Type.String() }),
    body: Type.Object({
      reason: Type.String({ minLength: 3, maxLength: 500 }),
      toAgencyCode: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    }),
    handle: ({ context, params, body }) => leaveAgency(parts, context, params.username, body),
  })
