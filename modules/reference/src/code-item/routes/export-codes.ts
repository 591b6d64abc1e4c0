// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { Day } from '../../contract/index.ts'
import { refuse } from '../../contract/messages.ts'
import { codeListCsv } from '../../list-import/export-code-list.ts'
import type { ReferenceParts } from '../../reference-parts.ts'
import { holdsOn } from '../code-item.ts'

/** A list as a CSV file: every version, or the codes that hold on a day (R-REF-05). */
export const exportCodesRoute = ({ reader }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.exportCodes',
    method: 'GET',
    url: '/api/reference/code-lists/:list/items.csv',
    audience: 'anonymous',
    summary: { vi: 'Tải danh mục (CSV)', en: 'Download a list as CSV' },
    params: Type.Object({ list: Type.String({ maxLength: 60 }) }),
    query: Type.Object({ date: Type.Optional(Day) }),
    stream: true,
    handle: async ({ params, query, reply }) => {
      const items = await reader.everyItem(params.list)
      if (!items) throw refuse('not-found', 'reference.code-list-not-found', { code: params.list })
      const { date } = query
      const shown = date === undefined ? items : items.filter((item) => holdsOn(item, date))
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${params.list}.csv"`)
        .send(codeListCsv(shown))
    },
  })
