// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from '@tinhso/kernel/command'
import type { AccountChange } from '../contract/index.ts'
import { manageAccounts } from '../permissions.ts'
import { refuse } from '../refuse.ts'
import type { AccountParts } from './account-parts.ts'
import { type Account, updateAccount } from './account-store.ts'
import { withAccount } from './with-account.ts'

const clean = (text: string | null | undefined) => (text === '' ? null : text?.normalize('NFC').trim())

/** The columns a change touches, and only those that differ. */
const differences = (account: Account, change: AccountChange): Partial<Account> => {
  const wanted = {
    displayName: clean(change.displayName) ?? undefined,
    email: clean(change.email),
    phone: clean(change.phone),
    positionTitle: clean(change.position),
  }
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => value !== undefined && value !== account[name as keyof Account],
    ),
  )
}

/** Changes name, position and addresses of an account; 409 `stale` when somebody else was faster. */
export const changeAccount = (
  parts: AccountParts,
  context: CommandContext,
  username: string,
  change: AccountChange,
): Promise<void> => {
  const request = {
    name: 'identity.change-account',
    username,
    permission: manageAccounts,
    input: change,
    from: ['requested', 'approved', 'active', 'suspended'] as const,
  }
  return withAccount(parts, context, request, async ({ command, account, record }) => {
    if (account.version !== change.version) throw refuse('conflict', 'identity.stale')
    const after = differences(account, change)
    const names = Object.keys(after) as (keyof Account)[]
    const before = Object.fromEntries(names.map((name) => [name, account[name]]))
    if (names.length > 0) await updateAccount(command.tx, account.id, after)
    await record('account-changed', { before, after })
  })
}
