// SPDX-License-Identifier: Apache-2.0
import { type Actor, canEverywhere } from '@tinhso/kernel/access'
import type { AccountParts } from '../account/account-parts.ts'
import { administeredAgencies } from '../account/administration.ts'
import { officialRoles, provinceRoles, rolesWithoutAgency } from '../contract/index.ts'
import { grantRoles } from '../permissions.ts'
import { roleTitle } from './role-titles.ts'

/** What the caller may choose from when granting: an agency's administrator sees no role that reaches the province. */
export const grantableRoles = async ({ agencies }: AccountParts, actor: Actor) => {
  const everywhere = canEverywhere(actor, grantRoles)
  const scope = administeredAgencies(actor, grantRoles)
  const names = scope ? await agencies.byIds(scope) : null
  return {
    items: officialRoles
      .filter((role) => everywhere || !provinceRoles.has(role))
      .map((role) => ({
        role,
        title: roleTitle(role),
        withoutAgency: everywhere && rolesWithoutAgency.has(role),
      })),
    nextCursor: null,
    agencyCodes: names && [...names.values()].map(({ code }) => code).sort(),
  }
}
