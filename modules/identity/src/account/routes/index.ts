// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { AccountParts } from '../account-parts.ts'
import { approveAccountRoute } from './approve-account.ts'
import { changeAccountRoute } from './change-account.ts'
import { closeAccountRoute } from './close-account.ts'
import { createAccountRoute } from './create-account.ts'
import { getAccount } from './get-account.ts'
import { leaveAgencyRoute } from './leave-agency.ts'
import { listAccountsRoute } from './list-accounts.ts'
import { reopenAccountRoute } from './reopen-account.ts'
import { resetPasswordRoute } from './reset-password.ts'
import { suspendAccountRoute } from './suspend-account.ts'
import { unlockAccountRoute } from './unlock-account.ts'

/** Operations on accounts, for administrators inside their scope. */
export const accountRoutes = (parts: AccountParts): Route[] => [
  listAccountsRoute(parts),
  getAccount(parts),
  createAccountRoute(parts),
  changeAccountRoute(parts),
  approveAccountRoute(parts),
  suspendAccountRoute(parts),
  closeAccountRoute(parts),
  reopenAccountRoute(parts),
  resetPasswordRoute(parts),
  unlockAccountRoute(parts),
  leaveAgencyRoute(parts),
]
