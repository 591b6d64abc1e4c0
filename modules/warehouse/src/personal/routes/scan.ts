// SPDX-License-Identifier: Apache-2.0
// The scan for personal data before publication, and what persons decide about its findings.
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { ownEntry } from '../../batch/batch-access.ts'
import { DatasetParams, datasetUrl, Reason } from '../../batch/routes/batch-address.ts'
import { approveBatch, fixRows, uploadBatch } from '../../contract/index.ts'
import { refuse } from '../../refuse.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { findingRows } from '../finding-rows.ts'
import { enqueueScan, scanIfSmall } from '../open-findings.ts'
import { lastLoadOf } from '../scan-store.ts'
import { claimFalseAlarm, confirmFalseAlarm } from '../settle-finding.ts'

const findingUrl = `${datasetUrl}/personal-data/findings/:id`
const FindingParams = Type.Object({
  code: Type.String({ maxLength: 200 }),
  id: Type.String({ format: 'uuid' }),
})
const Settled = Type.Object({ id: Type.String() })

export const scanNow = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.scanPersonalData',
    method: 'POST',
    url: `${datasetUrl}/personal-data/scan`,
    audience: 'steward',
    permission: uploadBatch,
    summary: { vi: 'Quét dữ liệu cá nhân', en: 'Scan for personal data' },
    params: DatasetParams,
    body: Type.Object({}),
    response: Type.Object({ done: Type.Boolean() }),
    handle: async ({ context, params }) => {
      const entry = await ownEntry(parts, context.actor, params.code, uploadBatch)
      if ((await lastLoadOf(parts.kernel.database.read, entry.id)) === null)
        throw refuse('conflict', 'warehouse.nothing-to-scan')
      const done = await scanIfSmall(parts, entry.id)
      const request = {
        name: 'warehouse.personal-data.scan',
        permission: uploadBatch,
        resource: { agencyId: entry.ownerAgencyId },
        input: { code: params.code },
      }
      return parts.kernel.runCommand(context, request, async (command) => {
        if (!done) await enqueueScan(command, entry.id)
        await command.audit({
          action: 'warehouse.personal-data-scan-asked',
          object: { type: 'warehouse.dataset', id: entry.id, label: entry.code },
          agencyId: entry.ownerAgencyId,
        })
        return { done }
      })
    },
  })

export const readFindingRows = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.readFindingRows',
    method: 'GET',
    url: `${findingUrl}/rows`,
    audience: 'steward',
    permission: fixRows,
    summary: { vi: 'Các dòng của một mục quét thấy', en: 'Rows of a finding' },
    params: FindingParams,
    response: Type.Object({
      titles: Type.Array(Type.String()),
      rows: Type.Array(Type.Array(Type.Union([Type.String(), Type.Null()]))),
    }),
    handle: ({ actor, params }) => findingRows(parts, actor, params),
  })

export const claimFinding = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.claimFalseAlarm',
    method: 'POST',
    url: `${findingUrl}/claim`,
    audience: 'steward',
    permission: uploadBatch,
    summary: { vi: 'Đề nghị bỏ qua: không phải dữ liệu cá nhân', en: 'Call a finding a false alarm' },
    params: FindingParams,
    body: Type.Object({ reason: Reason }),
    response: Settled,
    handle: ({ context, params, body }) => claimFalseAlarm(parts, context, params, body.reason),
  })

export const confirmFinding = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.confirmFalseAlarm',
    method: 'POST',
    url: `${findingUrl}/confirm`,
    audience: 'signedIn',
    permission: approveBatch,
    summary: { vi: 'Xác nhận không phải dữ liệu cá nhân', en: 'Confirm a false alarm' },
    params: FindingParams,
    body: Type.Object({}),
    response: Settled,
    handle: ({ context, params }) => confirmFalseAlarm(parts, context, params),
  })
