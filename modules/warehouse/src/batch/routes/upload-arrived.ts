// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { loadModes, uploadBatch as permission } from '../../contract/index.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { receiveBatch } from '../upload-batch.ts'
import { DatasetParams, datasetUrl } from './batch-address.ts'

const Words = (most: number) => Type.Optional(Type.Union([Type.String({ maxLength: most }), Type.Null()]))

const orNull = (text: string | null | undefined) => text?.trim() || null

/** Takes in a file that has arrived in pieces through `/api/uploads` (R-ING-01). */
export const uploadArrived = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.uploadArrived',
    method: 'POST',
    url: `${datasetUrl}/batches/arrived`,
    audience: 'steward',
    permission,
    summary: { vi: 'Nạp một tệp đã tải lên theo từng phần', en: 'Bring a file that arrived in pieces' },
    params: DatasetParams,
    body: Type.Object({
      upload: Type.String({ maxLength: 36 }),
      mode: Type.Optional(Type.Union(loadModes.map((mode) => Type.Literal(mode)))),
      source: Words(500),
      collectionMethod: Words(500),
      note: Words(2000),
    }),
    response: Type.Object({ number: Type.Integer(), version: Type.Integer() }),
    handle: ({ actor, params, body, context }) =>
      parts.kernel.uploads.take(actor, body.upload, ({ name, content }) =>
        receiveBatch(
          parts,
          context,
          params.code,
          {
            fileName: name,
            mode: body.mode ?? 'append',
            source: orNull(body.source),
            collectionMethod: orNull(body.collectionMethod),
            note: orNull(body.note),
          },
          content,
        ),
      ),
  })
