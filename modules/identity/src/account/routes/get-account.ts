// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { AccountDetailSchema } from '../../contract/index.ts'
import { readAccounts } from '../../permissions.ts'
import { describeAccount } from '../account-detail-view.ts'
import type { AccountParts } from '../account-parts.ts'

/** One account with its roles. */
export const getAccount = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.getAccount',
    method: 'GET',
    url: '/api/accounts/:username',
    audience: 'signedIn',
    permission: readAccounts,
    summary: { vi: 'Một tài khoản', en: 'One account' },
    params: Type.Object({ username: Type.String() }),
    response: AccountDetailSchema,
    handle: ({ actor, params }) => describeAccount(parts, actor, params.username),
  })
