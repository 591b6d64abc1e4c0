// SPDX-License-Identifier: Apache-2.0
// Takes a file in for a dataset (R-ING-01): multipart, fields before the file.
import type { MultipartFile } from '@fastify/multipart'
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { type LoadMode, loadModes, uploadBatch as permission } from '../../contract/index.ts'
import { refuse } from '../../refuse.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { receiveBatch } from '../upload-batch.ts'
import { DatasetParams, datasetUrl } from './batch-address.ts'

const textOf = (part: MultipartFile, name: string, most: number): string | null => {
  const field = part.fields[name]
  const value = field && 'value' in field ? String(field.value).trim() : ''
  return value === '' ? null : value.slice(0, most)
}

const modeOf = (part: MultipartFile): LoadMode => {
  const given = textOf(part, 'mode', 20)
  if (given === null) return 'append'
  const mode = loadModes.find((known) => known === given)
  if (!mode) throw refuse('invalid', 'warehouse.unknown-mode', { mode: given })
  return mode
}

export const uploadBatch = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.uploadBatch',
    method: 'POST',
    url: `${datasetUrl}/batches`,
    audience: 'steward',
    permission,
    summary: { vi: 'Nạp một tệp dữ liệu', en: 'Bring a file of data' },
    multipart: true,
    params: DatasetParams,
    response: Type.Object({ number: Type.Integer(), version: Type.Integer() }),
    handle: async ({ params, context, request }) => {
      const part = await request.file()
      if (!part?.filename) throw refuse('invalid', 'warehouse.file-required')
      const delivery = {
        fileName: part.filename.slice(-255),
        mode: modeOf(part),
        source: textOf(part, 'source', 500),
        collectionMethod: textOf(part, 'collectionMethod', 500),
        note: textOf(part, 'note', 2000),
      }
      return receiveBatch(parts, context, params.code, delivery, part.file)
    },
  })
