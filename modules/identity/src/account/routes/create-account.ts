// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { NewAccountSchema, SlipSchema } from '../../contract/index.ts'
import { requestAccount } from '../../permissions.ts'
import type { AccountParts } from '../account-parts.ts'
import { createAccount } from '../create-account.ts'

/** Makes an account, or asks for one; an administrator gets the slip to hand out. */
export const createAccountRoute = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.createAccount',
    method: 'POST',
    url: '/api/accounts',
    audience: 'signedIn',
    permission: requestAccount,
    summary: { vi: 'Tạo hoặc đề nghị cấp tài khoản', en: 'Create or request an account' },
    body: NewAccountSchema,
    response: SlipSchema,
    handle: ({ context, body }) => createAccount(parts, context, body),
  })
