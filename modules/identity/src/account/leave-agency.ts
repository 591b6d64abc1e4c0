// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from '@tinhso/kernel/command'
import { identityEvents } from '../contract/index.ts'
import type { RoleGrant } from '../grant/grant-store.ts'
import { revokeGrants } from '../grant/revoke-grants.ts'
import { manageAccounts } from '../permissions.ts'
import type { AccountParts } from './account-parts.ts'
import { updateAccount } from './account-store.ts'
import { mayAdminister } from './administration.ts'
import { agencyInScope } from './create-account.ts'
import { keepAnAdministrator } from './last-administrator.ts'
import { type AccountCommand, withAccount } from './with-account.ts'

/**
 * Moves an account out of its home agency inside a command: the roles held there and below end the same day
 * (R-SSO-07), sessions end, so that what was open is asked for anew. Returns the roles that ended.
 */
export const moveOut = async (
  parts: AccountParts,
  hands: Pick<AccountCommand, 'command' | 'account' | 'grants'>,
  move: { toAgencyId: string | null; reason: string },
): Promise<RoleGrant[]> => {
  const { command, account, grants } = hands
  const left = new Set(account.agencyId ? await parts.agencies.descendantIds(account.agencyId) : [])
  const ending = grants.filter(({ agencyId }) => agencyId !== null && left.has(agencyId))
  await keepAnAdministrator(command, parts.kernel.clock.today(), account.id, ending)
  await revokeGrants(command, account, ending, move.reason)
  await updateAccount(command.tx, account.id, { agencyId: move.toAgencyId })
  await parts.sessions.end(command, { accountId: account.id, because: 'agency-left' })
  await command.emit({
    type: identityEvents.agencyLeft,
    aggregate: { type: 'account', id: account.id },
    agencyId: account.agencyId,
    data: {
      username: account.username,
      agencyId: account.agencyId,
      toAgencyId: move.toAgencyId,
      roles: ending.map(({ role, agencyId }) => ({ role, agencyId })),
    },
  })
  return ending
}

/** The official leaves the home agency, for another one or for none yet. */
export const leaveAgency = async (
  parts: AccountParts,
  context: CommandContext,
  username: string,
  input: { reason: string; toAgencyCode?: string | null | undefined },
): Promise<void> => {
  const mayManage = (id: string) => mayAdminister(context.actor, manageAccounts, id)
  const destination = input.toAgencyCode ? await agencyInScope(parts, input.toAgencyCode, mayManage) : null
  const request = {
    name: 'identity.leave-agency',
    username,
    permission: manageAccounts,
    input,
    from: ['requested', 'approved', 'active', 'suspended'] as const,
  }
  await withAccount(parts, context, request, async (hands) => {
    const move = { toAgencyId: destination?.id ?? null, reason: input.reason }
    const ended = await moveOut(parts, hands, move)
    await hands.record('agency-left', {
      reason: input.reason,
      before: { agencyId: hands.account.agencyId, roles: ended.map(({ role }) => role) },
      after: { agencyId: move.toAgencyId },
    })
  })
}
