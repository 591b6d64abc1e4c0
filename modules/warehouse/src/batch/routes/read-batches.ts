// SPDX-License-Identifier: Apache-2.0
// Lists and shows batches to those who may see them.
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { Batch, BatchDetail, type BatchStatus, batchStatuses, seeBatches } from '../../contract/index.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { permittedBatch } from '../batch-access.ts'
import { listDatasetBatches, listWork } from '../batch-list-view.ts'
import { viewBatchDetail } from '../batch-view.ts'
import { BatchParams, batchUrl, DatasetParams, datasetUrl } from './batch-address.ts'

const Status = Type.Unsafe<BatchStatus>(Type.Union(batchStatuses.map((status) => Type.Literal(status))))
const Page = Type.Object({ items: Type.Array(Batch), nextCursor: Type.Union([Type.String(), Type.Null()]) })
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200 }))

export const listBatches = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.listBatches',
    method: 'GET',
    url: `${datasetUrl}/batches`,
    audience: 'signedIn',
    summary: { vi: 'Các lần nạp của bộ dữ liệu', en: 'Batches of a dataset' },
    params: DatasetParams,
    query: Type.Object({
      status: Type.Optional(Status),
      cursor: Type.Optional(Type.String({ maxLength: 100 })),
      limit: Limit,
      sort: Type.Optional(Type.String({ maxLength: 60 })),
    }),
    response: Page,
    handle: ({ actor, params, query }) => listDatasetBatches(parts, actor, params.code, query),
  })

export const listOwnWork = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.listWork',
    method: 'GET',
    url: '/api/warehouse/work',
    audience: 'signedIn',
    summary: { vi: 'Các lần nạp đang chờ tôi', en: 'Batches that wait for me' },
    query: Type.Object({ limit: Limit }),
    response: Page,
    handle: ({ actor, query }) => listWork(parts, actor, query.limit ?? 20),
  })

export const getBatch = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.getBatch',
    method: 'GET',
    url: batchUrl,
    audience: 'signedIn',
    permission: seeBatches,
    summary: { vi: 'Xem một lần nạp', en: 'See a batch' },
    params: BatchParams,
    response: BatchDetail,
    handle: async ({ actor, params }) => {
      const { entry, batch } = await permittedBatch(parts, actor, params)
      return viewBatchDetail(parts, batch, entry, actor)
    },
  })
