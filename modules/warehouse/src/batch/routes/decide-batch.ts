// SPDX-License-Identifier: Apache-2.0
// Submit, approve, return, cancel and take back (R-ING-15).
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import {
  ApprovalOutcome,
  approveBatch as approvePermission,
  undoBatch as undoPermission,
  uploadBatch,
} from '../../contract/index.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { cancelBatch } from '../cancel-batch.ts'
import { approve, returnBatch, submitBatch } from '../decide-batch.ts'
import { undo } from '../undo-batch.ts'
import { BatchParams, batchUrl, Reason, Version } from './batch-address.ts'

const Outcome = Type.Object({ status: Type.String(), version: Type.Integer() })

export const submit = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.submitBatch',
    method: 'POST',
    url: `${batchUrl}/submit`,
    audience: 'steward',
    permission: uploadBatch,
    summary: { vi: 'Nộp để duyệt', en: 'Submit for approval' },
    params: BatchParams,
    body: Type.Object({ leaveOutReason: Type.Optional(Reason), version: Version }),
    response: Outcome,
    handle: ({ context, params, body }) => submitBatch(parts, context, params, body),
  })

export const approveBatch = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.approveBatch',
    method: 'POST',
    url: `${batchUrl}/approve`,
    audience: 'steward',
    permission: approvePermission,
    summary: { vi: 'Duyệt và nạp vào kho', en: 'Approve and load' },
    params: BatchParams,
    body: Type.Object({ version: Version }),
    response: ApprovalOutcome,
    handle: ({ context, params, body }) => approve(parts, context, params, body),
  })

export const sendBack = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.returnBatch',
    method: 'POST',
    url: `${batchUrl}/return`,
    audience: 'steward',
    permission: approvePermission,
    summary: { vi: 'Trả lại kèm lý do', en: 'Return with a reason' },
    params: BatchParams,
    body: Type.Object({ reason: Reason, version: Version }),
    response: Outcome,
    handle: ({ context, params, body }) => returnBatch(parts, context, params, body),
  })

export const cancel = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.cancelBatch',
    method: 'POST',
    url: `${batchUrl}/cancel`,
    audience: 'steward',
    permission: uploadBatch,
    summary: { vi: 'Hủy lần nạp', en: 'Cancel a batch' },
    params: BatchParams,
    body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 2000 })), version: Version }),
    response: Outcome,
    handle: ({ context, params, body }) => cancelBatch(parts, context, params, body),
  })

export const takeBack = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.undoBatch',
    method: 'POST',
    url: `${batchUrl}/undo`,
    audience: 'steward',
    permission: undoPermission,
    summary: { vi: 'Hoàn lại một lần nạp', en: 'Take a batch back' },
    params: BatchParams,
    body: Type.Object({ reason: Reason, version: Version }),
    response: Type.Object({ number: Type.Integer(), closed: Type.Integer(), restored: Type.Integer() }),
    handle: ({ context, params, body }) => undo(parts, context, params, body),
  })
