// SPDX-License-Identifier: Apache-2.0
// The Data API: rows of a dataset under the reader's policy, page by page or as a stream.
import { defineRoute, type Route } from '@tinhso/kernel/http'
import Type from 'typebox'
import { DataPage, DataQuery, type ExportFormat, exportFormats } from '../../contract/index.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { answerPage, answerStream, readableDataset } from '../data-service.ts'
import { describeApi } from '../openapi.ts'

const Params = Type.Object({ code: Type.String({ maxLength: 200 }) })

export const readPage = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'data.readRows',
    method: 'GET',
    url: '/api/data/:code/rows',
    audience: 'anonymous',
    everySite: true,
    summary: { vi: 'Đọc các dòng của bộ dữ liệu', en: 'Read rows of a dataset' },
    params: Params,
    query: DataQuery,
    response: DataPage,
    handle: ({ actor, params, query }) => answerPage(parts, actor, params.code, query),
  })

const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

const exportRows = (parts: WarehouseParts, format: ExportFormat) =>
  defineRoute({
    operationId: `data.exportRows.${format}`,
    method: 'GET',
    url: `/api/data/:code/rows.${format}`,
    audience: 'anonymous',
    everySite: true,
    summary: {
      vi: `Tải các dòng dạng ${format.toUpperCase()}`,
      en: `Download rows as ${format.toUpperCase()}`,
    },
    stream: true,
    params: Params,
    query: DataQuery,
    handle: async ({ actor, params, query, reply }) => {
      const rows = await answerStream(parts, actor, params.code, query, format)
      const name = `${params.code}.${format}`.replace(/[^A-Za-z0-9._-]/g, '-')
      return reply
        .type(contentTypes[format])
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(rows)
    },
  })

export const describeData = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'data.describeApi',
    method: 'GET',
    url: '/api/data/:code/openapi.json',
    audience: 'anonymous',
    everySite: true,
    summary: { vi: 'Mô tả OpenAPI của bộ dữ liệu', en: 'OpenAPI of a dataset' },
    params: Params,
    response: Type.Object({ openapi: Type.String() }),
    handle: async ({ actor, params }) =>
      describeApi(await readableDataset(parts, actor, params.code), parts.kernel.config.publicUrl) as {
        openapi: string
      },
  })

export const readFields = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'data.readSchema',
    method: 'GET',
    url: '/api/data/:code/schema',
    audience: 'anonymous',
    everySite: true,
    summary: { vi: 'Các trường mà người đọc được xem', en: 'Fields that the reader gets' },
    params: Params,
    response: Type.Object({
      version: Type.Integer(),
      fields: Type.Array(Type.Object({ name: Type.String(), type: Type.String(), access: Type.String() })),
    }),
    handle: async ({ actor, params }) => {
      const { schema, policy } = await readableDataset(parts, actor, params.code)
      return {
        version: schema.version,
        fields: schema.fields.flatMap(({ id: _id, unitUse: _use, codeList, ...field }) => {
          const access = policy.fields[field.name] ?? 'drop'
          return access === 'drop' ? [] : [{ ...field, access, codeList: codeList?.list ?? null }]
        }),
      }
    },
  })

/** The Data API of every dataset. */
export const dataRoutes = (parts: WarehouseParts): Route[] => [
  readPage(parts),
  ...exportFormats.map((format) => exportRows(parts, format)),
  describeData(parts),
  readFields(parts),
]
