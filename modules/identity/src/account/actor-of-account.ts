// SPDX-License-Identifier: Apache-2.0

import type { Person } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { Account } from './account-store.ts'

/** A person acting on the own account before a session exists: no grants, so no rights over anything else. */
export const actorOfAccount = (
  account: Pick<Account, 'id' | 'displayName' | 'agencyId'>,
  address: string,
): Person => ({
  kind: 'person',
  accountId: account.id,
  displayName: account.displayName,
  agencyId: account.agencyId,
  grants: [],
  sessionId: newId(),
  networkAddress: address,
  signedInAt: new Date(0),
})
