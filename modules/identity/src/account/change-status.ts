// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from '@tinhso/kernel/command'
import { type AccountStatus, identityEvents, type Slip } from '../contract/index.ts'
import { revokeGrants } from '../grant/revoke-grants.ts'
import { manageAccounts } from '../permissions.ts'
import type { AccountParts } from './account-parts.ts'
import { updateAccount } from './account-store.ts'
import { slipOf, writeOneTimePassword } from './issue-slip.ts'
import { keepAnAdministrator } from './last-administrator.ts'
import { type AccountCommand, withAccount } from './with-account.ts'

const tell = ({ command, account }: AccountCommand, status: AccountStatus) =>
  command.emit({
    type: identityEvents.accountStatusChanged,
    aggregate: { type: 'account', id: account.id },
    agencyId: account.agencyId,
    data: { username: account.username, status },
  })

const asked = (
  name: string,
  username: string,
  from: readonly AccountStatus[],
  input: { reason: string } | null,
) => ({
  name: `identity.${name}`,
  username,
  permission: manageAccounts,
  input,
  from,
  notOwn: true,
})

/** Approves a requested account and issues its slip (R-SSO-07). */
export const approveAccount = async (
  parts: AccountParts,
  context: CommandContext,
  username: string,
): Promise<Slip> => {
  let issued: { password: string; until: Date } | undefined
  const request = asked('approve-account', username, ['requested'], null)
  const account = await withAccount(parts, context, request, async (hands) => {
    const { command, account, record } = hands
    await updateAccount(command.tx, account.id, { status: 'approved', approvedAt: command.now })
    issued = await writeOneTimePassword(parts, command, account)
    await record('account-approved')
    await tell(hands, 'approved')
    return { username, displayName: account.displayName }
  })
  return slipOf(account, issued)
}

/** Suspends an account; its sessions end at once, its roles stay for when it is reopened. */
export const suspendAccount = (
  parts: AccountParts,
  context: CommandContext,
  username: string,
  reason: string,
): Promise<void> => {
  const request = asked('suspend-account', username, ['approved', 'active'], { reason })
  return withAccount(parts, context, request, async (hands) => {
    const { command, account, grants, record } = hands
    await keepAnAdministrator(command, parts.kernel.clock.today(), account.id, grants)
    await updateAccount(command.tx, account.id, {
      status: 'suspended',
      statusReason: reason,
      suspendedAt: command.now,
    })
    await parts.sessions.end(command, { accountId: account.id, because: 'account-suspended' })
    await record('account-suspended', { reason })
    await tell(hands, 'suspended')
  })
}

/** Closes an account for good: sessions and all roles end. */
export const closeAccount = (
  parts: AccountParts,
  context: CommandContext,
  username: string,
  reason: string,
): Promise<void> => {
  const from = ['requested', 'approved', 'active', 'suspended'] as const
  return withAccount(parts, context, asked('close-account', username, from, { reason }), async (hands) => {
    const { command, account, grants, record } = hands
    await keepAnAdministrator(command, parts.kernel.clock.today(), account.id, grants)
    await revokeGrants(command, account, grants, reason)
    await updateAccount(command.tx, account.id, {
      status: 'closed',
      statusReason: reason,
      closedAt: command.now,
    })
    await parts.sessions.end(command, { accountId: account.id, because: 'account-closed' })
    await record('account-closed', { reason, before: { status: account.status } })
    await tell(hands, 'closed')
  })
}

/** Opens a suspended account again; one that was closed comes back without roles and needs a new slip. */
export const reopenAccount = (
  parts: AccountParts,
  context: CommandContext,
  username: string,
  reason: string,
): Promise<void> => {
  const request = asked('reopen-account', username, ['suspended', 'closed'], { reason })
  return withAccount(parts, context, request, async (hands) => {
    const { command, account, record } = hands
    const wasClosed = account.status === 'closed'
    const status = !wasClosed && account.activatedAt ? 'active' : 'approved'
    await updateAccount(command.tx, account.id, {
      status,
      statusReason: null,
      approvedAt: account.approvedAt ?? command.now,
      ...(wasClosed ? { passwordHash: null, mustChangePassword: true } : {}),
    })
    await record('account-reopened', { reason, before: { status: account.status }, after: { status } })
    await tell(hands, status)
  })
}
