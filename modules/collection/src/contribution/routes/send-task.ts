// SPDX-License-Identifier: Apache-2.0
// From the officer who filled in to the leader who approves, and back.
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import type { CollectionParts } from '../../collection-parts.ts'
import { permissions, Submission, TaskAddress, TaskStep } from '../../contract/index.ts'
import { submitTask, takeTaskStep } from '../take-task-step.ts'

export const submitForApproval = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.submitTask',
    method: 'POST',
    url: '/api/collection/tasks/:round/:agency/submit',
    audience: 'steward',
    permission: permissions.fill,
    summary: { vi: 'Trình lãnh đạo cơ quan duyệt', en: 'Ask the leader of the agency to approve' },
    params: TaskAddress,
    body: Submission,
    response: TaskStep,
    handle: ({ context, params, body }) => submitTask(parts, context, params, body),
  })

export const withdrawTask = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.withdrawTask',
    method: 'POST',
    url: '/api/collection/tasks/:round/:agency/withdraw',
    audience: 'steward',
    permission: permissions.fill,
    summary: { vi: 'Rút lại để sửa', en: 'Withdraw to correct' },
    params: TaskAddress,
    response: TaskStep,
    handle: ({ context, params }) =>
      takeTaskStep(parts, context, params, {
        action: 'withdraw',
        permission: permissions.fill,
        side: 'contributor',
      }),
  })

export const approveTask = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.approveTask',
    method: 'POST',
    url: '/api/collection/tasks/:round/:agency/approve',
    audience: 'steward',
    permission: permissions.approve,
    summary: { vi: 'Duyệt và gửi', en: 'Approve and send' },
    params: TaskAddress,
    response: TaskStep,
    handle: ({ context, params }) =>
      takeTaskStep(parts, context, params, {
        action: 'approve',
        permission: permissions.approve,
        side: 'contributor',
      }),
  })

export const sendBackTask = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.sendBackTask',
    method: 'POST',
    url: '/api/collection/tasks/:round/:agency/send-back',
    audience: 'steward',
    permission: permissions.approve,
    summary: { vi: 'Trả lại người nhập', en: 'Send back to the officer who filled in' },
    params: TaskAddress,
    body: Type.Object({ reason: Type.String({ maxLength: 2000 }) }),
    response: TaskStep,
    handle: ({ context, params, body }) =>
      takeTaskStep(parts, context, params, {
        action: 'send-back',
        permission: permissions.approve,
        side: 'contributor',
        reason: body.reason,
      }),
  })
