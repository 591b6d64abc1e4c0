// SPDX-License-Identifier: Apache-2.0
// Rows that need fixing: list, mend, replace in bulk, check again, set aside (R-WH-05).
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { BatchParams, batchUrl, Reason, Version } from '../../batch/routes/batch-address.ts'
import { FixOutcome, fixRows as permission, QuarantineRowView } from '../../contract/index.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { discardRows, editRows, recheckBatch, replaceValues } from '../fix-rows.ts'
import type { QuarantineStatus } from '../quarantine-store.ts'
import { listQuarantine } from '../row-view.ts'

const FieldId = Type.String({ pattern: '^f[1-9][0-9]{0,3}$' })
const Cell = Type.Union([Type.String({ maxLength: 1_000_000 }), Type.Null()])
const Record = Type.Integer({ minimum: 1, maximum: 2_000_000_000 })
const statuses = ['open', 'passed', 'discarded', 'left-out'] as const
const Status = Type.Unsafe<QuarantineStatus>(Type.Union(statuses.map((status) => Type.Literal(status))))

const common = { audience: 'steward', permission, params: BatchParams } as const

export const listRows = (parts: WarehouseParts) =>
  defineRoute({
    ...common,
    operationId: 'warehouse.listRowsToFix',
    method: 'GET',
    url: `${batchUrl}/rows`,
    summary: { vi: 'Các dòng cần sửa', en: 'Rows that need fixing' },
    query: Type.Object({
      status: Type.Optional(Status),
      rule: Type.Optional(Type.String({ maxLength: 64 })),
      field: Type.Optional(FieldId),
      record: Type.Optional(Record),
      cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    }),
    response: Type.Object({
      items: Type.Array(QuarantineRowView),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
      total: Type.Integer(),
    }),
    handle: ({ actor, params, query: { record, ...query } }) =>
      listQuarantine(parts, actor, params, record ? { ...query, records: [String(record)] } : query),
  })

export const editRow = (parts: WarehouseParts) =>
  defineRoute({
    ...common,
    operationId: 'warehouse.editRows',
    method: 'PATCH',
    url: `${batchUrl}/rows`,
    summary: { vi: 'Sửa dòng và kiểm tra lại', en: 'Mend rows and check again' },
    body: Type.Object({
      changes: Type.Array(
        Type.Object({ record: Record, values: Type.Record(FieldId, Cell) }, { additionalProperties: false }),
        { minItems: 1, maxItems: 1000 },
      ),
      moveWithoutCheck: Type.Optional(
        Type.Boolean({ description: 'Always refused: only the check moves a row (R-WH-05)' }),
      ),
      version: Version,
    }),
    response: FixOutcome,
    bodyLimit: 8 * 1024 * 1024,
    handle: ({ context, params, body }) => editRows(parts, context, params, body),
  })

export const replaceInRows = (parts: WarehouseParts) =>
  defineRoute({
    ...common,
    operationId: 'warehouse.replaceValues',
    method: 'POST',
    url: `${batchUrl}/rows/replace`,
    summary: { vi: 'Thay giá trị hàng loạt', en: 'Replace values in bulk' },
    body: Type.Object({
      field: FieldId,
      from: Type.Optional(Cell),
      to: Cell,
      rule: Type.Optional(Type.String({ maxLength: 64 })),
      faultyField: Type.Optional(FieldId),
      version: Version,
    }),
    response: FixOutcome,
    handle: ({ context, params, body }) => replaceValues(parts, context, params, body),
  })

export const recheckRows = (parts: WarehouseParts) =>
  defineRoute({
    ...common,
    operationId: 'warehouse.recheckRows',
    method: 'POST',
    url: `${batchUrl}/rows/recheck`,
    summary: { vi: 'Kiểm tra lại tất cả dòng cần sửa', en: 'Check all rows again' },
    body: Type.Object({ version: Version }),
    response: FixOutcome,
    handle: ({ context, params, body }) => recheckBatch(parts, context, params, body),
  })

export const discardRow = (parts: WarehouseParts) =>
  defineRoute({
    ...common,
    operationId: 'warehouse.discardRows',
    method: 'POST',
    url: `${batchUrl}/rows/discard`,
    summary: {
      vi: 'Bỏ dòng không phải dữ liệu, kèm lý do',
      en: 'Set rows aside that are no data, with a reason',
    },
    body: Type.Object({
      records: Type.Array(Record, { minItems: 1, maxItems: 10_000 }),
      reason: Reason,
      version: Version,
    }),
    response: FixOutcome,
    handle: ({ context, params, body }) => discardRows(parts, context, params, body),
  })
