// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { ReasonSchema } from '../../contract/index.ts'
import { manageAccounts } from '../../permissions.ts'
import type { AccountParts } from '../account-parts.ts'
import { reopenAccount } from '../change-status.ts'

/** Opens an account again. */
export const reopenAccountRoute = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.reopenAccount',
    method: 'POST',
    url: '/api/accounts/:username/reopen',
    audience: 'signedIn',
    permission: manageAccounts,
    summary: { vi: 'Mở lại tài khoản', en: 'Reopen an account' },
    params: Type.Object({ username: Type.String() }),
    body: ReasonSchema,
    handle: ({ context, params, body }) => reopenAccount(parts, context, params.username, body.reason),
  })
