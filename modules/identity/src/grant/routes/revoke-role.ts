// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import type { AccountParts } from '../../account/account-parts.ts'
import { ReasonSchema } from '../../contract/index.ts'
import { grantRoles } from '../../permissions.ts'
import { revokeRole } from '../revoke-role.ts'

/** Ends a role at once. */
export const revokeRoleRoute = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.revokeRole',
    method: 'POST',
    url: '/api/accounts/:username/roles/:grantId/revoke',
    audience: 'signedIn',
    permission: grantRoles,
    summary: { vi: 'Thu hồi vai trò', en: 'Revoke a role' },
    params: Type.Object({ username: Type.String(), grantId: Type.String() }),
    body: ReasonSchema,
    handle: ({ context, params, body }) =>
      revokeRole(parts, context, params.username, { grantId: params.grantId, reason: body.reason }),
  })
