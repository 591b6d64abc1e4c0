// SPDX-License-Identifier: Apache-2.0
// What the store knows of a dataset as a whole: schema and its versions, size, quality.
import type { Actor } from '@tinhso/kernel/access'
import { defineRoute, type Route } from '@tinhso/kernel/http'
import Type from 'typebox'
import { visibleEntry } from '../batch/batch-access.ts'
import { changeSchema } from '../batch/confirm-schema.ts'
import { DatasetParams, datasetUrl, Reason } from '../batch/routes/batch-address.ts'
import { DatasetQuality, DatasetSchema, DatasetStatistics, uploadBatch } from '../contract/index.ts'
import { findSchema, listSchemas } from '../dataset-store/dataset-store.ts'
import { defaultPolicy, isOwnersOnly } from '../read/default-policy.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { datasetQuality, datasetStatistics } from './quality-view.ts'

/** The entry, when the actor may read its rows or at least know its shape: not of data kept for its owner. */
export const describable = async (parts: WarehouseParts, actor: Actor, code: string) => {
  const entry = await visibleEntry(parts, actor, code)
  const schema = await findSchema(parts.kernel.database.read, entry.id)
  if (schema && isOwnersOnly(entry) && !defaultPolicy(actor, entry, schema))
    throw refuse('not-found', 'warehouse.unknown-dataset')
  return { entry, schema }
}

const common = { audience: 'signedIn', params: DatasetParams } as const

const getSchema = (parts: WarehouseParts) =>
  defineRoute({
    ...common,
    operationId: 'warehouse.getSchema',
    method: 'GET',
    url: `${datasetUrl}/schema`,
    summary: { vi: 'Cấu trúc của bộ dữ liệu', en: 'Schema of a dataset' },
    response: Type.Union([DatasetSchema, Type.Null()]),
    handle: async ({ actor, params, reply }) => {
      const { schema } = await describable(parts, actor, params.code)
      reply.type('application/json; charset=utf-8')
      return schema
    },
  })

const getVersions = (parts: WarehouseParts) =>
  defineRoute({
    ...common,
    operationId: 'warehouse.listSchemaVersions',
    method: 'GET',
    url: `${datasetUrl}/schema/versions`,
    summary: { vi: 'Các phiên bản cấu trúc', en: 'Versions of the schema' },
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          version: Type.Integer(),
          body: DatasetSchema,
          approvedName: Type.String(),
          approvedAt: Type.String(),
          reason: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
      nextCursor: Type.Null(),
    }),
    handle: async ({ actor, params }) => {
      const { entry } = await describable(parts, actor, params.code)
      const versions = await listSchemas(parts.kernel.database.read, entry.id)
      const items = versions.map((version) => ({ ...version, approvedAt: version.approvedAt.toISOString() }))
      return { items, nextCursor: null }
    },
  })

const putSchema = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.changeSchema',
    method: 'PUT',
    url: `${datasetUrl}/schema`,
    audience: 'steward',
    permission: uploadBatch,
    summary: { vi: 'Thay đổi cấu trúc', en: 'Change the schema' },
    params: DatasetParams,
    body: Type.Object({ schema: DatasetSchema, reason: Reason, version: Type.Integer({ minimum: 0 }) }),
    response: Type.Object({ version: Type.Integer() }),
    bodyLimit: 8 * 1024 * 1024,
    handle: ({ context, params, body }) => changeSchema(parts, context, params.code, body),
  })

const getStatistics = (parts: WarehouseParts) =>
  defineRoute({
    ...common,
    operationId: 'warehouse.getStatistics',
    method: 'GET',
    url: `${datasetUrl}/statistics`,
    summary: { vi: 'Số dòng và lần nạp gần nhất', en: 'Size and age of the store' },
    response: DatasetStatistics,
    handle: async ({ actor, params }) =>
      datasetStatistics(parts, (await describable(parts, actor, params.code)).entry.id),
  })

const getQuality = (parts: WarehouseParts) =>
  defineRoute({
    ...common,
    operationId: 'warehouse.getQuality',
    method: 'GET',
    url: `${datasetUrl}/quality`,
    summary: { vi: 'Chất lượng dữ liệu', en: 'Quality of the data' },
    response: DatasetQuality,
    handle: async ({ actor, params }) =>
      datasetQuality(parts, (await describable(parts, actor, params.code)).entry.id),
  })

/** What the store tells of a dataset as a whole. */
export const datasetRoutes = (parts: WarehouseParts): Route[] => [
  getSchema(parts),
  getVersions(parts),
  putSchema(parts),
  getStatistics(parts),
  getQuality(parts),
]
