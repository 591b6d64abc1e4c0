// SPDX-License-Identifier: Apache-2.0
// Second person: confirms or refuses; the proposer may take the proposal back.
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import Type from 'typebox'
import { permissions } from '../../contract/index.ts'
import { closePurge, confirmPurge } from '../purge-service.ts'
import { PurgeParams, purgeUrl, Version } from './purge-address.ts'

const Decided = Type.Object({ status: Type.String() })
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })

export const confirmPurgeRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'security.confirmPurge',
    method: 'POST',
    url: `${purgeUrl}/confirm`,
    audience: 'signedIn',
    permission: permissions.confirmPurge,
    summary: { vi: 'Xác nhận tiêu hủy', en: 'Confirm a purge' },
    params: PurgeParams,
    body: Type.Object({ version: Version }, { additionalProperties: false }),
    response: Decided,
    handle: ({ context, params, body }) => confirmPurge(kernel, context, { ...params, ...body }),
  })

const close = (
  kernel: Kernel,
  act: 'refuse' | 'withdraw',
  operationId: string,
  summary: { vi: string; en: string },
) =>
  defineRoute({
    operationId,
    method: 'POST',
    url: `${purgeUrl}/${act}`,
    audience: 'signedIn',
    permission: act === 'refuse' ? permissions.confirmPurge : permissions.proposePurge,
    summary,
    params: PurgeParams,
    body: Type.Object({ version: Version, reason: Reason }, { additionalProperties: false }),
    response: Decided,
    handle: ({ context, params, body }) =>
      closePurge(kernel, context, { ...params, version: body.version }, act, body.reason),
  })

export const closePurgeRoutes = (kernel: Kernel) => [
  close(kernel, 'refuse', 'security.refusePurge', { vi: 'Từ chối tiêu hủy', en: 'Refuse a purge' }),
  close(kernel, 'withdraw', 'security.withdrawPurge', {
    vi: 'Rút đề nghị tiêu hủy',
    en: 'Take a proposal back',
  }),
]
