// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { AccountChangeSchema } from '../../contract/index.ts'
import { manageAccounts } from '../../permissions.ts'
import type { AccountParts } from '../account-parts.ts'
import { changeAccount } from '../change-account.ts'

/** Changes name, position and addresses. */
export const changeAccountRoute = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.changeAccount',
    method: 'PATCH',
    url: '/api/accounts/:username',
    audience: 'signedIn',
    permission: manageAccounts,
    summary: { vi: 'Sửa thông tin tài khoản', en: 'Change an account' },
    params: Type.Object({ username: Type.String() }),
    body: AccountChangeSchema,
    handle: ({ context, params, body }) => changeAccount(parts, context, params.username, body),
  })
