// SPDX-License-Identifier: Apache-2.0
// Looks for words after a purge; they are used once and kept nowhere.
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import Type from 'typebox'
import { PlaceResult, permissions } from '../../contract/index.ts'
import type { PurgeView } from '../purge-view.ts'
import { searchAgain } from '../search-again.ts'
import { PurgeParams, purgeUrl } from './purge-address.ts'

export const searchAgainRoute = (kernel: Kernel, view: PurgeView) =>
  defineRoute({
    operationId: 'security.searchAfterPurge',
    method: 'POST',
    url: `${purgeUrl}/search`,
    audience: 'signedIn',
    permission: permissions.confirmPurge,
    summary: { vi: 'Tìm lại nội dung sau khi tiêu hủy', en: 'Search for content after a purge' },
    params: PurgeParams,
    body: Type.Object(
      { words: Type.String({ minLength: 6, maxLength: 300 }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ places: Type.Array(PlaceResult) }),
    handle: async ({ context, params, body }) => ({
      places: await searchAgain(kernel, view, context, params.number, body.words),
    }),
  })
