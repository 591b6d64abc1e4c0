// SPDX-License-Identifier: Apache-2.0
// The officer confirms how a file is understood, or has it read in another way.
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import {
  ColumnAssignment,
  DatasetSchema,
  projectionPattern,
  ReadingChoices,
  type TextEncoding,
  textEncodings,
  uploadBatch,
} from '../../contract/index.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { confirmSchema, rereadBatch } from '../confirm-schema.ts'
import { BatchParams, batchUrl, Version } from './batch-address.ts'

export const confirmBatch = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.confirmSchema',
    method: 'POST',
    url: `${batchUrl}/confirm`,
    audience: 'steward',
    permission: uploadBatch,
    summary: { vi: 'Xác nhận cấu trúc và kiểm tra', en: 'Confirm the schema and check' },
    params: BatchParams,
    body: Type.Object({
      schema: DatasetSchema,
      columns: Type.Array(ColumnAssignment, { maxItems: 500 }),
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
      dataDate: Type.Optional(Type.String({ format: 'date' })),
      version: Version,
    }),
    response: Type.Object({ status: Type.String(), version: Type.Integer(), schemaVersion: Type.Integer() }),
    bodyLimit: 8 * 1024 * 1024,
    handle: ({ context, params, body }) => confirmSchema(parts, context, params, body),
  })

export const rereadFile = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.rereadFile',
    method: 'POST',
    url: `${batchUrl}/reread`,
    audience: 'steward',
    permission: uploadBatch,
    summary: { vi: 'Đọc lại tệp theo cách khác', en: 'Read the file in another way' },
    params: BatchParams,
    body: Type.Object({
      reading: Type.Object({
        sheet: Type.Optional(Type.String({ maxLength: 255 })),
        headerRow: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
        headerRows: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
        leaveOut: Type.Optional(Type.Boolean()),
        choices: Type.Optional(ReadingChoices),
        encoding: Type.Optional(
          Type.Unsafe<TextEncoding>(Type.Union(textEncodings.map((value) => Type.Literal(value)))),
        ),
        projection: Type.Optional(Type.String({ pattern: projectionPattern })),
        delimiter: Type.Optional(
          Type.Union([Type.Literal(','), Type.Literal(';'), Type.Literal('\t'), Type.Literal('|')]),
        ),
      }),
      version: Version,
    }),
    response: Type.Object({ status: Type.String(), version: Type.Integer() }),
    handle: ({ context, params, body }) => rereadBatch(parts, context, params, body),
  })
