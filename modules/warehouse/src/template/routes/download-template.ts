// SPDX-License-Identifier: Apache-2.0
// The template of a dataset's schema, to be filled in with a spreadsheet program and brought back.

import { defineRoute } from '@tinhso/kernel/http'
import { workbookType } from '@tinhso/kernel/print'
import { DatasetParams, datasetUrl } from '../../batch/routes/batch-address.ts'
import { describable } from '../../quality/dataset-routes.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { datasetTemplate } from '../template-service.ts'

export const downloadTemplate = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.downloadTemplate',
    method: 'GET',
    url: `${datasetUrl}/template.xlsx`,
    audience: 'signedIn',
    summary: { vi: 'Tải mẫu Excel để nhập dữ liệu', en: 'Template of the schema as a workbook' },
    stream: true,
    params: DatasetParams,
    handle: async ({ actor, params, reply }) => {
      const { entry, schema } = await describable(parts, actor, params.code)
      const workbook = await datasetTemplate(parts, entry)
      const name = `mau-${params.code}-v${schema?.version}.xlsx`.replace(/[^A-Za-z0-9._-]/g, '-')
      return reply
        .type(workbookType)
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(workbook)
    },
  })
