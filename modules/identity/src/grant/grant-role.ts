// SPDX-License-Identifier: Apache-2.0
import { type Actor, canEverywhere } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { CommandContext } from '@tinhso/kernel/command'
import type { AccountParts } from '../account/account-parts.ts'
import { mayAdminister } from '../account/administration.ts'
import { agencyInScope } from '../account/create-account.ts'
import { type AccountCommand, withAccount } from '../account/with-account.ts'
import {
  conflictingRole,
  identityEvents,
  type NewGrant,
  officialRoles,
  provinceRoles,
  rolesWithoutAgency,
} from '../contract/index.ts'
import { grantRoles } from '../permissions.ts'
import { refuse } from '../refuse.ts'
import { type GrantRow, insertGrant } from './grant-store.ts'
import { nameOfActor } from './revoke-grants.ts'
import { roleTitle } from './role-titles.ts'

/** Whether two half-open ranges of days share a day; null is without end. */
export const overlaps = (
  one: Pick<GrantRow, 'validFrom' | 'validTo'>,
  two: Pick<GrantRow, 'validFrom' | 'validTo'>,
): boolean =>
  (one.validTo === null || two.validFrom < one.validTo) &&
  (two.validTo === null || one.validFrom < two.validTo)

/** Refuses a role that is unknown, needs a place, or reaches further than the one who grants it. */
export const assertGrantable = (actor: Actor, role: string, agencyId: string | null): void => {
  const title = roleTitle(role)
  if (!officialRoles.some((key) => key === role))
    throw refuse('invalid', 'identity.role-unknown', { role: title })
  if (agencyId === null && !rolesWithoutAgency.has(role))
    throw refuse('invalid', 'identity.role-needs-agency', { role: title })
  if ((agencyId === null || provinceRoles.has(role)) && !canEverywhere(actor, grantRoles))
    throw refuse('forbidden', 'identity.role-province-only', { role: title })
}

/** Refuses a role that is held already in that time, or that does not go with another one of the account. */
export const assertFitsHeld = (
  held: readonly GrantRow[],
  wanted: Pick<GrantRow, 'role' | 'agencyId' | 'validFrom' | 'validTo'>,
): void => {
  const sameTime = held.filter((grant) => overlaps(grant, wanted))
  if (sameTime.some(({ role, agencyId }) => role === wanted.role && agencyId === wanted.agencyId))
    throw refuse('conflict', 'identity.role-held')
  const other = conflictingRole(
    wanted.role,
    sameTime.map(({ role }) => role),
  )
  if (other)
    throw refuse('conflict', 'identity.separate-duties', {
      role: roleTitle(wanted.role),
      other: roleTitle(other),
    })
}

/** Writes a grant inside a command, with its audit entry and event; gives its id. */
export const writeGrant = async (
  { command, account }: Pick<AccountCommand, 'command' | 'account'>,
  wanted: Omit<GrantRow, 'id'> & { decisionNumber: string },
): Promise<string> => {
  const id = newId()
  const { role, agencyId, validFrom, validTo } = wanted
  await insertGrant(command.tx, {
    ...wanted,
    id,
    accountId: account.id,
    grantedAt: command.now,
    grantedBy: nameOfActor(command),
  })
  await command.audit({
    action: 'identity.role-granted',
    object: { type: 'account', id: account.id, label: account.username },
    agencyId: agencyId ?? account.agencyId,
    after: wanted,
  })
  await command.emit({
    type: identityEvents.roleGranted,
    aggregate: { type: 'account', id: account.id },
    agencyId,
    data: { username: account.username, role, agencyId, validFrom, validTo },
  })
  return id
}

/**
 * Grants a role for a time, by a decision (R-SSO-06). Both the account and the agency of the role must lie in the
 * scope of the one who grants. Refuses 403 `own-account`, `role-province-only`; 409 `role-held`, `separate-duties`.
 */
export const grantRole = async (
  parts: AccountParts,
  context: CommandContext,
  username: string,
  input: NewGrant,
): Promise<{ id: string }> => {
  const { actor } = context
  const validFrom = input.validFrom ?? parts.kernel.clock.today()
  const validTo = input.validTo ?? null
  if (validTo !== null && validTo <= validFrom) throw refuse('invalid', 'identity.range-empty')
  const isInScope = (id: string) => mayAdminister(actor, grantRoles, id)
  const agency = input.agencyCode ? await agencyInScope(parts, input.agencyCode, isInScope) : null
  const agencyId = agency?.id ?? null
  assertGrantable(actor, input.role, agencyId)
  const request = {
    name: 'identity.grant-role',
    username,
    permission: grantRoles,
    input,
    from: ['requested', 'approved', 'active', 'suspended'] as const,
    notOwn: true,
  }
  return withAccount(parts, context, request, async (hands) => {
    const { role, decisionNumber } = input
    const wanted = { role, agencyId, validFrom, validTo, decisionNumber }
    assertFitsHeld(hands.grants, wanted)
    const includesChildren = agencyId !== null && (input.includesChildren ?? true)
    return { id: await writeGrant(hands, { ...wanted, includesChildren }) }
  })
}
