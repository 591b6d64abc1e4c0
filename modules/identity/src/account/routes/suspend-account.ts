// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { ReasonSchema } from '../../contract/index.ts'
import { manageAccounts } from '../../permissions.ts'
import type { AccountParts } from '../account-parts.ts'
import { suspendAccount } from '../change-status.ts'

/** Suspends an account at once. */
export const suspendAccountRoute = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.suspendAccount',
    method: 'POST',
    url: '/api/accounts/:username/suspend',
    audience: 'signedIn',
    permission: manageAccounts,
    summary: { vi: 'Tạm ngừng tài khoản', en: 'Suspend an account' },
    params: Type.Object({ username: Type.String() }),
    body: ReasonSchema,
    handle: ({ context, params, body }) => suspendAccount(parts, context, params.username, body.reason),
  })
