// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import Type from 'typebox'
import { FileFormatSchema } from '../../contract/index.ts'
import { searchDatasets } from '../dataset-search.ts'
import { listPublished } from '../open-dataset-view.ts'

const Line = Type.Object({
  code: Type.String(),
  title: Type.String(),
  description: Type.String(),
  owner: Type.Object({ code: Type.String(), name: Type.String() }),
  sector: Type.Union([Type.String(), Type.Null()]),
  version: Type.Integer(),
  publishedAt: Type.String(),
  rowCount: Type.Integer(),
  formats: Type.Array(FileFormatSchema),
})

/** Anyone searches the open datasets; the cursor is the number of the next page. */
export const listDatasets = (kernel: Kernel) =>
  defineRoute({
    operationId: 'open-data.listDatasets',
    method: 'GET',
    url: '/api/open-data/datasets',
    audience: 'anonymous',
    everySite: true,
    summary: { vi: 'Tìm bộ dữ liệu mở', en: 'Search open datasets' },
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 200 })),
      agency: Type.Optional(Type.String()),
      sector: Type.Optional(Type.String()),
      type: Type.Optional(Type.String()),
      format: Type.Optional(FileFormatSchema),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      cursor: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,5}$' })),
    }),
    response: Type.Object({
      items: Type.Array(Line),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
      total: Type.Integer(),
    }),
    handle: async ({ query }) => {
      const { q = '', limit = 20, cursor, ...filters } = query
      const page = Number(cursor ?? 1)
      const result = searchDatasets(await listPublished(kernel, q), { q, filters, page, pageSize: limit })
      return {
        total: result.total,
        nextCursor: page < result.pageCount ? String(page + 1) : null,
        items:
          result.page < page
            ? []
            : result.items.map((dataset) => ({
                code: dataset.datasetCode,
                title: dataset.title,
                description: dataset.description,
                owner: { code: dataset.ownerCode, name: dataset.ownerName },
                sector: dataset.sector,
                version: dataset.number,
                publishedAt: dataset.publishedAt.toISOString(),
                rowCount: dataset.rowCount,
                formats: [...dataset.formats],
              })),
      }
    },
  })
