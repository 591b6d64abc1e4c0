// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { CodeItemListSchema, CodeItemsQuerySchema } from '../../contract/index.ts'
import { refuse } from '../../contract/messages.ts'
import type { ReferenceParts } from '../../reference-parts.ts'
import { pageOfItems } from '../code-item.ts'

/** Codes of a list that hold on a day (R-REF-03), or every version. */
export const listCodesRoute = ({ kernel, reader }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.listCodes',
    method: 'GET',
    url: '/api/reference/code-lists/:list/items',
    audience: 'anonymous',
    summary: { vi: 'Mã của danh mục tại một ngày', en: 'Codes of a list on a day' },
    params: Type.Object({ list: Type.String({ maxLength: 60 }) }),
    query: CodeItemsQuerySchema,
    response: CodeItemListSchema,
    handle: async ({ params, query }) => {
      const items = await reader.everyItem(params.list)
      if (!items) throw refuse('not-found', 'reference.code-list-not-found', { code: params.list })
      return pageOfItems(items, query, kernel.clock.today())
    },
  })
