// SPDX-License-Identifier: Apache-2.0
import { type Actor, canEverywhere, type Permission, requirePermission } from '@tinhso/kernel/access'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { type AccountStatus, accountStatusTitles, provinceRoles } from '../contract/index.ts'
import { grantsOf, holdsOn, type RoleGrant } from '../grant/grant-store.ts'
import { readAccounts } from '../permissions.ts'
import { refuse } from '../refuse.ts'
import type { AccountParts } from './account-parts.ts'
import { type Account, findAccount } from './account-store.ts'
import { mayAdminister } from './administration.ts'

/** One change of one account. */
export interface AccountRequest {
  readonly name: string
  readonly username: string
  readonly permission: Permission
  readonly input: unknown
  /** States in which the change makes sense; left out: any. */
  readonly from?: readonly AccountStatus[]
  /** The change may not be made to one's own account. */
  readonly notOwn?: boolean
}

/** The hands of a change of an account. */
export interface AccountCommand {
  readonly command: Command
  readonly account: Account
  /** Grants that hold now or will, not revoked. */
  readonly grants: readonly RoleGrant[]
  /** Writes the audit entry of the change. */
  record(action: string, details?: { before?: unknown; after?: unknown; reason?: string }): Promise<void>
}

/** May not see it: 404. Sees it but may not act: 403, recorded. */
export const requireAccountScope = (actor: Actor, permission: Permission, account: Account): void => {
  if (mayAdminister(actor, permission, account.agencyId)) return
  if (!mayAdminister(actor, readAccounts, account.agencyId))
    throw refuse('not-found', 'identity.account-not-found', { username: account.username })
  requirePermission(actor, permission, { agencyId: account.agencyId })
}

/** Whoever can hand out a password for an account could use all its roles: none may reach beyond the own scope. */
export const isWithinReach = (
  actor: Actor,
  permission: Permission,
  grants: readonly Pick<RoleGrant, 'role' | 'agencyId'>[],
): boolean =>
  canEverywhere(actor, permission) ||
  grants.every(({ role, agencyId }) => !provinceRoles.has(role) && mayAdminister(actor, permission, agencyId))

/** Refuses 403 `beyond-scope` for an account whose roles reach further than the one who acts. */
export const requireWithinReach = (
  actor: Actor,
  permission: Permission,
  grants: readonly Pick<RoleGrant, 'role' | 'agencyId'>[],
): void => {
  if (!isWithinReach(actor, permission, grants)) throw refuse('forbidden', 'identity.beyond-scope')
}

const assertFits = (request: AccountRequest, account: Account, actor: Actor) => {
  if (request.from && !request.from.includes(account.status))
    throw refuse('conflict', 'identity.wrong-status', { status: accountStatusTitles[account.status] })
  if (request.notOwn && actor.kind === 'person' && actor.accountId === account.id)
    throw refuse('forbidden', 'identity.own-account')
}

/** Runs a change of one account: locks it, checks scope and state, and afterwards forgets cached callers. */
export const withAccount = async <T>(
  { kernel, sessions }: AccountParts,
  context: CommandContext,
  request: AccountRequest,
  work: (hands: AccountCommand) => Promise<T>,
): Promise<T> => {
  const { name, username, input } = request
  const answer = await kernel.runCommand(context, { name, input: { username, input } }, async (command) => {
    const account = await findAccount(command.tx, username, { lock: true })
    if (!account) throw refuse('not-found', 'identity.account-not-found', { username })
    requireAccountScope(context.actor, request.permission, account)
    assertFits(request, account, context.actor)
    const today = kernel.clock.today()
    const grants = (await grantsOf(command.tx, [account.id])).filter(
      (grant) => holdsOn(grant, today) || (!grant.revokedAt && grant.validFrom > today),
    )
    requireWithinReach(context.actor, request.permission, grants)
    const record: AccountCommand['record'] = (action, details = {}) =>
      command.audit({
        action: `identity.${action}`,
        object: { type: 'account', id: account.id, label: username },
        agencyId: account.agencyId,
        ...details,
      })
    return work({ command, account, grants, record })
  })
  sessions.forget()
  return answer
}
