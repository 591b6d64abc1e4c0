// SPDX-License-Identifier: Apache-2.0
// Corrections of rows in force (R-ING-12).
import { defineRoute, type Route } from '@tinhso/kernel/http'
import Type from 'typebox'
import { DatasetParams, datasetUrl } from '../../batch/routes/batch-address.ts'
import { CorrectionRequest, DatasetCorrection, seeBatches, uploadBatch } from '../../contract/index.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { correctRows } from '../correct-rows.ts'
import { viewCorrections } from '../correction-view.ts'

const url = `${datasetUrl}/corrections`

/** The operations on corrections. */
export const correctionRoutes = (parts: WarehouseParts): Route[] => [
  defineRoute({
    operationId: 'warehouse.listCorrections',
    method: 'GET',
    url,
    audience: 'steward',
    permission: seeBatches,
    summary: { vi: 'Đính chính của bộ dữ liệu', en: 'Corrections of a dataset' },
    params: DatasetParams,
    query: Type.Object({ unmasked: Type.Optional(Type.Boolean()) }),
    response: Type.Object({ items: Type.Array(DatasetCorrection), nextCursor: Type.Null() }),
    handle: async ({ actor, params, query }) => ({
      items: await viewCorrections(parts, actor, params.code, query),
      nextCursor: null,
    }),
  }),
  defineRoute({
    operationId: 'warehouse.correctRows',
    method: 'POST',
    url,
    audience: 'steward',
    permission: uploadBatch,
    summary: { vi: 'Đính chính dòng đang dùng', en: 'Correct rows in force' },
    params: DatasetParams,
    body: CorrectionRequest,
    response: Type.Object({ number: Type.Integer() }),
    bodyLimit: 8 * 1024 * 1024,
    handle: ({ context, params, body }) => correctRows(parts, context, params.code, body),
  }),
]
