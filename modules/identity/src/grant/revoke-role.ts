// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from '@tinhso/kernel/command'
import type { AccountParts } from '../account/account-parts.ts'
import { keepAnAdministrator } from '../account/last-administrator.ts'
import { withAccount } from '../account/with-account.ts'
import { grantRoles } from '../permissions.ts'
import { refuse } from '../refuse.ts'
import { revokeGrants } from './revoke-grants.ts'

/** Ends a role at once; the person's next request goes without it. */
export const revokeRole = (
  parts: AccountParts,
  context: CommandContext,
  username: string,
  input: { grantId: string; reason: string },
): Promise<void> => {
  const request = {
    name: 'identity.revoke-role',
    username,
    permission: grantRoles,
    input,
    notOwn: true,
  }
  return withAccount(parts, context, request, async ({ command, account, grants }) => {
    const ending = grants.filter(({ id }) => id === input.grantId)
    if (ending.length === 0) throw refuse('not-found', 'identity.grant-not-found')
    await keepAnAdministrator(command, parts.kernel.clock.today(), account.id, ending)
    await revokeGrants(command, account, ending, input.reason)
  })
}
