// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { ReasonSchema } from '../../contract/index.ts'
import { manageAccounts } from '../../permissions.ts'
import type { AccountParts } from '../account-parts.ts'
import { closeAccount } from '../change-status.ts'

/** Closes an account and ends its roles. */
export const closeAccountRoute = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.closeAccount',
    method: 'POST',
    url: '/api/accounts/:username/close',
    audience: 'signedIn',
    permission: manageAccounts,
    summary: { vi: 'Đóng tài khoản', en: 'Close an account' },
    params: Type.Object({ username: Type.String() }),
    body: ReasonSchema,
    handle: ({ context, params, body }) => closeAccount(parts, context, params.username, body.reason),
  })
