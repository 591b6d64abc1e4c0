// SPDX-License-Identifier: Apache-2.0
// Records that contradict another source, and which source counts first (R-WH-04).
import { defineRoute, type Route } from '@tinhso/kernel/http'
import Type from 'typebox'
import {
  BatchParams,
  batchUrl,
  DatasetParams,
  datasetUrl,
  Version,
} from '../../batch/routes/batch-address.ts'
import {
  approveBatch,
  FixOutcome,
  fixRows,
  SourceOrderChange,
  SourceOrderView,
  seeBatches,
} from '../../contract/index.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { settleConflicts } from '../settle-conflicts.ts'
import { decideSourceOrder, viewSourceOrder } from '../source-order.ts'

const url = `${datasetUrl}/source-order`

/** The operations on sources that contradict one another. */
export const sourceRoutes = (parts: WarehouseParts): Route[] => [
  defineRoute({
    operationId: 'warehouse.settleSourceConflicts',
    method: 'POST',
    url: `${batchUrl}/rows/settle`,
    audience: 'steward',
    permission: fixRows,
    summary: { vi: 'Chọn giá trị khi hai nguồn khác nhau', en: 'Choose where two sources differ' },
    params: BatchParams,
    body: Type.Object({
      choice: Type.Union([Type.Literal('stored'), Type.Literal('new')]),
      records: Type.Optional(
        Type.Array(Type.Integer({ minimum: 1, maximum: 2_000_000_000 }), { minItems: 1, maxItems: 10_000 }),
      ),
      version: Version,
    }),
    response: FixOutcome,
    handle: ({ context, params, body }) => settleConflicts(parts, context, params, body),
  }),
  defineRoute({
    operationId: 'warehouse.getSourceOrder',
    method: 'GET',
    url,
    audience: 'steward',
    permission: seeBatches,
    summary: { vi: 'Nguồn ưu tiên của bộ dữ liệu', en: 'Which sources of a dataset count first' },
    params: DatasetParams,
    response: SourceOrderView,
    handle: ({ actor, params }) => viewSourceOrder(parts, actor, params.code),
  }),
  defineRoute({
    operationId: 'warehouse.decideSourceOrder',
    method: 'PUT',
    url,
    audience: 'steward',
    permission: approveBatch,
    summary: { vi: 'Quyết định nguồn ưu tiên', en: 'Decide which sources count first' },
    params: DatasetParams,
    body: SourceOrderChange,
    response: Type.Object({ version: Type.Integer() }),
    handle: ({ context, params, body }) => decideSourceOrder(parts, context, params.code, body),
  }),
]
