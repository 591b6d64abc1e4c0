// SPDX-License-Identifier: Apache-2.0
// Rows that need fixing out as a workbook with reasons, and the corrected workbook back in.
import { defineRoute } from '@tinhso/kernel/http'
import { BatchParams, batchUrl } from '../../batch/routes/batch-address.ts'
import { isKept } from '../../batch/upload-batch.ts'
import { FixOutcome, fixRows as permission } from '../../contract/index.ts'
import { refuse } from '../../refuse.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { exportBadRows, importCorrected } from '../bad-rows-workbook.ts'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const exportWorkbook = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.exportRowsToFix',
    method: 'GET',
    url: `${batchUrl}/rows.xlsx`,
    audience: 'steward',
    permission,
    summary: { vi: 'Tải các dòng cần sửa dạng Excel', en: 'Rows that need fixing as a workbook' },
    stream: true,
    params: BatchParams,
    handle: async ({ context, params, reply }) => {
      const workbook = await exportBadRows(parts, context, params)
      const name = `dong-can-sua-${params.code}-${params.number}.xlsx`.replace(/[^A-Za-z0-9._-]/g, '-')
      return reply
        .type(workbookType)
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(workbook)
    },
  })

export const importWorkbook = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.importCorrectedRows',
    method: 'POST',
    url: `${batchUrl}/rows.xlsx`,
    audience: 'steward',
    permission,
    summary: { vi: 'Nạp lại tệp đã sửa', en: 'Bring the corrected workbook back' },
    multipart: true,
    params: BatchParams,
    response: FixOutcome,
    handle: async ({ context, params, request }) => {
      const part = await request.file()
      if (!part?.filename) throw refuse('invalid', 'warehouse.file-required')
      const file = await parts.kernel.files.put(part.file)
      try {
        await parts.kernel.screening.admit(context, { ...file, agencyId: null, keptElsewhere: true })
        const path = await parts.kernel.files.localPath(file.hash)
        return await importCorrected(parts, context, params, { path, fileName: part.filename.slice(-255) })
      } finally {
        // only what it says of rows is kept; the very file that was brought first stays as evidence
        if (!(await isKept(parts, file.hash))) await parts.kernel.files.remove(file.hash)
      }
    },
  })
