// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { CodeListPageSchema } from '../../contract/index.ts'
import { refuse } from '../../contract/messages.ts'
import type { ReferenceParts } from '../../reference-parts.ts'
import { readCodeListPage } from '../code-list-page-view.ts'

/** One list with its editions. */
export const getCodeListRoute = ({ kernel, reader }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.getCodeList',
    method: 'GET',
    url: '/api/reference/code-lists/:list',
    audience: 'anonymous',
    summary: { vi: 'Một danh mục dùng chung', en: 'One shared code list' },
    params: Type.Object({ list: Type.String({ maxLength: 60 }) }),
    response: CodeListPageSchema,
    handle: async ({ params }) => {
      const page = await readCodeListPage(kernel.database.read, reader, params.list, kernel.clock.today())
      if (!page) throw refuse('not-found', 'reference.code-list-not-found', { code: params.list })
      return page
    },
  })
