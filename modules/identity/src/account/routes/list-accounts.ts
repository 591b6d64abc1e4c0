// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { AccountStatus, AccountSummarySchema } from '../../contract/index.ts'
import { readAccounts } from '../../permissions.ts'
import { listAccounts } from '../account-list-view.ts'
import type { AccountParts } from '../account-parts.ts'

/** Accounts inside the caller’s scope. */
export const listAccountsRoute = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.listAccounts',
    method: 'GET',
    url: '/api/accounts',
    audience: 'signedIn',
    permission: readAccounts,
    summary: { vi: 'Danh sách tài khoản', en: 'Accounts' },
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 200 })),
      status: Type.Optional(AccountStatus),
      agency: Type.Optional(Type.String({ description: 'Agency code; agencies under it are included' })),
      role: Type.Optional(Type.String()),
      cursor: Type.Optional(Type.String()),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    response: Type.Object({
      items: Type.Array(AccountSummarySchema),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
      total: Type.Integer(),
    }),
    handle: ({ actor, query }) => listAccounts(parts, actor, query),
  })
