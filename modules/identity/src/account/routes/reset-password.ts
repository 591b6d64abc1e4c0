// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { ReasonSchema, SlipSchema } from '../../contract/index.ts'
import { manageAccounts } from '../../permissions.ts'
import type { AccountParts } from '../account-parts.ts'
import { resetPassword } from '../issue-slip.ts'

/** Issues a new one-time password, shown once. */
export const resetPasswordRoute = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.resetPassword',
    method: 'POST',
    url: '/api/accounts/:username/reset-password',
    audience: 'signedIn',
    permission: manageAccounts,
    summary: { vi: 'Cấp lại mật khẩu dùng một lần', en: 'Issue a new one-time password' },
    params: Type.Object({ username: Type.String() }),
    body: ReasonSchema,
    response: SlipSchema,
    handle: ({ context, params, body }) => resetPassword(parts, context, params.username, body.reason),
  })
