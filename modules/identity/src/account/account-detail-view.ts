// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { AgencyName } from '../agency-directory.ts'
import type { AccountDetail, RoleGrantView } from '../contract/index.ts'
import { grantsOf, holdsOn, type RoleGrant } from '../grant/grant-store.ts'
import { roleTitle } from '../grant/role-titles.ts'
import { grantRoles, manageAccounts, readAccounts } from '../permissions.ts'
import { refuse } from '../refuse.ts'
import type { AccountParts } from './account-parts.ts'
import { type Account, findAccount } from './account-store.ts'
import { mayAdminister } from './administration.ts'
import { identifierEnding } from './personal-identifier.ts'
import { isWithinReach } from './with-account.ts'

const stateOf = (grant: RoleGrant, today: string): RoleGrantView['state'] => {
  if (grant.revokedAt) return 'revoked'
  if (grant.validFrom > today) return 'future'
  return holdsOn(grant, today) ? 'valid' : 'expired'
}

const grantView = (
  grant: RoleGrant,
  names: ReadonlyMap<string, AgencyName>,
  today: string,
): RoleGrantView => ({
  id: grant.id,
  role: grant.role,
  title: roleTitle(grant.role),
  agencyCode: names.get(grant.agencyId ?? '')?.code ?? null,
  agencyName: names.get(grant.agencyId ?? '')?.name ?? null,
  includesChildren: grant.includesChildren,
  validFrom: grant.validFrom,
  validTo: grant.validTo,
  decisionNumber: grant.decisionNumber,
  state: stateOf(grant, today),
})

const actionsBy: Readonly<Record<Account['status'], readonly string[]>> = {
  requested: ['approve', 'change', 'close'],
  approved: ['change', 'suspend', 'close', 'reset-password', 'leave-agency'],
  active: ['change', 'suspend', 'close', 'reset-password', 'leave-agency'],
  suspended: ['change', 'reopen', 'close', 'leave-agency'],
  closed: ['reopen'],
}
const notOnOwn = new Set(['approve', 'suspend', 'close', 'reopen', 'reset-password'])

const mayDo = (actor: Actor, account: Account, open: readonly RoleGrant[]): string[] => {
  if (!isWithinReach(actor, manageAccounts, open)) return []
  const isOwn = actor.kind === 'person' && actor.accountId === account.id
  const managed = mayAdminister(actor, manageAccounts, account.agencyId) ? actionsBy[account.status] : []
  const grants = !isOwn && account.status !== 'closed' && mayAdminister(actor, grantRoles, account.agencyId)
  return [...managed.filter((name) => !isOwn || !notOnOwn.has(name)), ...(grants ? ['grant-role'] : [])]
}

const dates = (account: Account) => ({
  requestedAt: account.requestedAt.toISOString(),
  approvedAt: account.approvedAt?.toISOString() ?? null,
  activatedAt: account.activatedAt?.toISOString() ?? null,
  suspendedAt: account.suspendedAt?.toISOString() ?? null,
  closedAt: account.closedAt?.toISOString() ?? null,
  lastSignInAt: account.lastSignInAt?.toISOString() ?? null,
})

/** One account with its roles, for the one who may see it; 404 otherwise. */
export const describeAccount = async (
  parts: AccountParts,
  actor: Actor,
  username: string,
): Promise<AccountDetail> => {
  const { database, clock, keys } = parts.kernel
  const account = await findAccount(database.read, username)
  if (!account || !mayAdminister(actor, readAccounts, account.agencyId))
    throw refuse('not-found', 'identity.account-not-found', { username })
  const grants = await grantsOf(database.read, [account.id])
  const names = await parts.agencies.byIds([account.agencyId, ...grants.map(({ agencyId }) => agencyId)])
  const agency = names.get(account.agencyId ?? '')
  return {
    username: account.username,
    displayName: account.displayName,
    position: account.positionTitle,
    agencyCode: agency?.code ?? null,
    agencyName: agency?.name ?? null,
    status: account.status,
    statusReason: account.statusReason,
    email: account.email,
    phone: account.phone,
    identifierEnding: identifierEnding(keys, account.identifierSealed),
    ...dates(account),
    mustChangePassword: account.mustChangePassword,
    lockedUntil: (await parts.guard.lockedUntil(username))?.toISOString() ?? null,
    version: account.version,
    grants: grants.map((grant) => grantView(grant, names, clock.today())),
    may: mayDo(
      actor,
      account,
      grants.filter((grant) => ['valid', 'future'].includes(stateOf(grant, clock.today()))),
    ),
  }
}
