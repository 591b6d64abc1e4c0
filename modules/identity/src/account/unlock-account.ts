// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from '@tinhso/kernel/command'
import { manageAccounts } from '../permissions.ts'
import type { AccountParts } from './account-parts.ts'
import { withAccount } from './with-account.ts'

/** Lifts the lock that failed sign-ins have put on an account. */
export const unlockAccount = async (
  parts: AccountParts,
  context: CommandContext,
  username: string,
): Promise<void> => {
  const request = {
    name: 'identity.unlock-account',
    username,
    permission: manageAccounts,
    input: null,
    notOwn: true,
  }
  await withAccount(parts, context, request, ({ record }) => record('account-unlocked'))
  await parts.guard.lift(username)
}
