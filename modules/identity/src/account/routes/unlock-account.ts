// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { manageAccounts } from '../../permissions.ts'
import type { AccountParts } from '../account-parts.ts'
import { unlockAccount } from '../unlock-account.ts'

/** Lifts the lock of failed sign-ins. */
export const unlockAccountRoute = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.unlockAccount',
    method: 'POST',
    url: '/api/accounts/:username/unlock',
    audience: 'signedIn',
    permission: manageAccounts,
    summary: { vi: 'Mở khóa đăng nhập', en: 'Lift the sign-in lock' },
    params: Type.Object({ username: Type.String() }),
    handle: ({ context, params }) => unlockAccount(parts, context, params.username),
  })
