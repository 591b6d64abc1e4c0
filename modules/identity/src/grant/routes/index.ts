// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { AccountParts } from '../../account/account-parts.ts'
import { grantRoleRoute } from './grant-role.ts'
import { listRoles } from './list-roles.ts'
import { revokeRoleRoute } from './revoke-role.ts'

/** Operations on roles, for administrators inside their scope. */
export const grantRoutes = (parts: AccountParts): Route[] => [
  listRoles(parts),
  grantRoleRoute(parts),
  revokeRoleRoute(parts),
]
