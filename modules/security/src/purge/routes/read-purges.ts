// SPDX-License-Identifier: Apache-2.0
// Purges that the caller may see, and one of them with its progress and result.
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { PurgeDetail, PurgeSummary, permissions } from '../../contract/index.ts'
import type { PurgeView } from '../purge-view.ts'
import { PurgeParams, purgeUrl } from './purge-address.ts'

export const readPurges = (view: PurgeView) => [
  defineRoute({
    operationId: 'security.listPurges',
    method: 'GET',
    url: '/api/security/purges',
    audience: 'signedIn',
    permission: permissions.seePurges,
    summary: { vi: 'Các lần tiêu hủy dữ liệu', en: 'Purges of data' },
    response: Type.Object({
      items: Type.Array(PurgeSummary),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    handle: async ({ context }) => ({ items: await view.list(context.actor), nextCursor: null }),
  }),
  defineRoute({
    operationId: 'security.getPurge',
    method: 'GET',
    url: purgeUrl,
    audience: 'signedIn',
    permission: permissions.seePurges,
    summary: { vi: 'Một lần tiêu hủy: tiến độ và kết quả', en: 'A purge: progress and result' },
    params: PurgeParams,
    response: PurgeDetail,
    handle: ({ context, params }) => view.detail(context.actor, params.number),
  }),
]
