// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import type { AccountParts } from '../../account/account-parts.ts'
import { TextSchema } from '../../contract/index.ts'
import { grantRoles } from '../../permissions.ts'
import { grantableRoles } from '../grantable-roles.ts'

/** The roles that the caller may grant, with the agencies in which. */
export const listRoles = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.listGrantableRoles',
    method: 'GET',
    url: '/api/grantable-roles',
    audience: 'signedIn',
    permission: grantRoles,
    summary: { vi: 'Các vai trò cấp được', en: 'Roles the caller may grant' },
    response: Type.Object({
      items: Type.Array(
        Type.Object({ role: Type.String(), title: TextSchema, withoutAgency: Type.Boolean() }),
      ),
      nextCursor: Type.Null(),
      agencyCodes: Type.Union([Type.Array(Type.String()), Type.Null()], {
        description: 'Agencies in which the caller may grant; null: all',
      }),
    }),
    handle: ({ actor }) => grantableRoles(parts, actor),
  })
