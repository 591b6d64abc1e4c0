// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { CodeListsSchema } from '../../contract/index.ts'
import type { ReferenceParts } from '../../reference-parts.ts'

/** Lists the shared code lists. */
export const listCodeListsRoute = ({ reader }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.listCodeLists',
    method: 'GET',
    url: '/api/reference/code-lists',
    audience: 'anonymous',
    summary: { vi: 'Các danh mục dùng chung', en: 'List the shared code lists' },
    response: CodeListsSchema,
    handle: async () => ({ items: await reader.lists(), nextCursor: null }),
  })
