// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import type { AccountParts } from '../../account/account-parts.ts'
import { NewGrantSchema } from '../../contract/index.ts'
import { grantRoles } from '../../permissions.ts'
import { grantRole } from '../grant-role.ts'

/** Grants a role for a time, by a decision. */
export const grantRoleRoute = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.grantRole',
    method: 'POST',
    url: '/api/accounts/:username/roles',
    audience: 'signedIn',
    permission: grantRoles,
    summary: { vi: 'Cấp vai trò', en: 'Grant a role' },
    params: Type.Object({ username: Type.String() }),
    body: NewGrantSchema,
    response: Type.Object({ id: Type.String() }),
    handle: ({ context, params, body }) => grantRole(parts, context, params.username, body),
  })
