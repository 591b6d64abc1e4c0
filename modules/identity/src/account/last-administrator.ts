// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import { accountsHolding, type GrantRow } from '../grant/grant-store.ts'
import { refuse } from '../refuse.ts'

/** Refuses what would leave the province without an administrator who can sign in. */
export const keepAnAdministrator = async (
  command: Command,
  day: string,
  accountId: string,
  ending: readonly Pick<GrantRow, 'role'>[],
): Promise<void> => {
  if (!ending.some(({ role }) => role === 'sysadmin')) return
  const holders = await accountsHolding(command.tx, { role: 'sysadmin', day })
  if (!holders.some((holder) => holder.accountId !== accountId))
    throw refuse('conflict', 'identity.last-administrator')
}
