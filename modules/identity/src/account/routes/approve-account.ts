// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { SlipSchema } from '../../contract/index.ts'
import { manageAccounts } from '../../permissions.ts'
import type { AccountParts } from '../account-parts.ts'
import { approveAccount } from '../change-status.ts'

/** Approves a requested account; the slip is shown once. */
export const approveAccountRoute = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.approveAccount',
    method: 'POST',
    url: '/api/accounts/:username/approve',
    audience: 'signedIn',
    permission: manageAccounts,
    summary: { vi: 'Duyệt tài khoản', en: 'Approve an account' },
    params: Type.Object({ username: Type.String() }),
    response: SlipSchema,
    handle: ({ context, params }) => approveAccount(parts, context, params.username),
  })
