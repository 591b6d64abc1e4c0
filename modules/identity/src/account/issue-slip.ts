// SPDX-License-Identifier: Apache-2.0
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { Slip } from '../contract/index.ts'
import { createOneTimePassword, oneTimeDays } from '../password/one-time-password.ts'
import { manageAccounts } from '../permissions.ts'
import type { AccountParts } from './account-parts.ts'
import { type Account, updateAccount } from './account-store.ts'
import { withAccount } from './with-account.ts'

/**
 * Gives an account a new one-time password inside a command and returns it. It must not become part of the command's
 * answer: answers are stored for idempotency.
 */
export const writeOneTimePassword = async (
  { passwords }: AccountParts,
  command: Command,
  account: Pick<Account, 'id'>,
): Promise<{ password: string; until: Date }> => {
  const password = createOneTimePassword()
  const until = new Date(command.now.getTime() + oneTimeDays * 24 * 3_600_000)
  await updateAccount(command.tx, account.id, {
    passwordHash: passwords.hashOneTime(account.id, password),
    mustChangePassword: true,
    oneTimeUntil: until,
  })
  return { password, until }
}

/** The slip to show, once; without the password when the same request was answered before. */
export const slipOf = (
  account: Pick<Account, 'username' | 'displayName'>,
  issued: { password: string; until: Date } | undefined,
): Slip => ({
  username: account.username,
  displayName: account.displayName,
  oneTimePassword: issued?.password ?? null,
  validUntil: issued?.until.toISOString() ?? null,
})

/** Replaces a forgotten password by a one-time one; sessions end, a lock is lifted. */
export const resetPassword = async (
  parts: AccountParts,
  context: CommandContext,
  username: string,
  reason: string,
): Promise<Slip> => {
  let issued: { password: string; until: Date } | undefined
  const request = {
    name: 'identity.reset-password',
    username,
    permission: manageAccounts,
    input: { reason },
    from: ['approved', 'active'] as const,
    notOwn: true,
  }
  const account = await withAccount(parts, context, request, async ({ command, account, record }) => {
    issued = await writeOneTimePassword(parts, command, account)
    await parts.sessions.end(command, { accountId: account.id, because: 'password-reset' })
    await record('password-reset', { reason })
    return { username: account.username, displayName: account.displayName }
  })
  await parts.guard.lift(username)
  return slipOf(account, issued)
}
