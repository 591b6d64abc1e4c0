// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import type { Account } from '../account/account-store.ts'
import { identityEvents } from '../contract/index.ts'
import { type RoleGrant, revokeGrantRow } from './grant-store.ts'

/** Who grants or revokes, as it is kept with the grant. */
export const nameOfActor = ({ actor }: Command): string =>
  actor.kind === 'person' ? actor.accountId : actor.kind === 'system' ? actor.name : 'anonymous'

/** Ends grants at once, inside a command, each with its own audit entry and event. */
export const revokeGrants = async (
  command: Command,
  account: Account,
  grants: readonly RoleGrant[],
  reason: string,
): Promise<void> => {
  for (const grant of grants) {
    const by = nameOfActor(command)
    if (!(await revokeGrantRow(command.tx, { id: grant.id, at: command.now, by, reason }))) continue
    const { role, agencyId } = grant
    await command.audit({
      action: 'identity.role-revoked',
      object: { type: 'account', id: account.id, label: account.username },
      agencyId: agencyId ?? account.agencyId,
      before: { role, agencyId, validFrom: grant.validFrom, validTo: grant.validTo },
      reason,
    })
    await command.emit({
      type: identityEvents.roleRevoked,
      aggregate: { type: 'account', id: account.id },
      agencyId,
      data: { username: account.username, role, agencyId },
    })
  }
}
