// SPDX-License-Identifier: Apache-2.0
// What the owner does with a round and with what agencies sent.
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import type { CollectionParts } from '../../collection-parts.ts'
import { consolidate } from '../../consolidation/consolidate.ts'
import {
  ExpertOpinion,
  Extension,
  permissions,
  Reminder,
  ReturnRequest,
  RoundStatusSchema,
  TaskStep,
  Verification,
} from '../../contract/index.ts'
import { takeTaskStep } from '../../contribution/take-task-step.ts'
import {
  acceptAll,
  cancelRound,
  extendDueDay,
  lockForGood,
  recordSurveyStep,
  returnContribution,
} from '../owner-steps.ts'
import { sendReminders } from '../remind.ts'

const base = '/api/collection/rounds/:code'
const RoundCode = Type.Object({ code: Type.String({ maxLength: 120 }) })
const AgencyOfRound = Type.Object({
  code: Type.String({ maxLength: 120 }),
  agency: Type.String({ maxLength: 60 }),
})
const RoundStep = Type.Object({ status: RoundStatusSchema })

export const acceptContribution = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.accept',
    method: 'POST',
    url: `${base}/agencies/:agency/accept`,
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Tiếp nhận bản gửi của một cơ quan', en: 'Accept what an agency sent' },
    params: AgencyOfRound,
    response: TaskStep,
    handle: ({ context, params: { code, agency } }) =>
      takeTaskStep(
        parts,
        context,
        { round: code, agency },
        { action: 'accept', permission: permissions.manage, side: 'owner' },
      ),
  })

export const returnToAgency = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.return',
    method: 'POST',
    url: `${base}/agencies/:agency/return`,
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Trả lại, nêu lý do từng dòng', en: 'Return, with reasons per row' },
    params: AgencyOfRound,
    body: ReturnRequest,
    response: TaskStep,
    handle: ({ context, params: { code, agency }, body }) =>
      returnContribution(parts, context, { round: code, agency }, body),
  })

export const acceptEverything = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.acceptAll',
    method: 'POST',
    url: `${base}/accept-all`,
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Tiếp nhận tất cả bản đã gửi', en: 'Accept everything that was sent' },
    params: RoundCode,
    response: Type.Object({ accepted: Type.Integer() }),
    handle: ({ context, params }) => acceptAll(parts, context, params.code),
  })

export const remind = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.remind',
    method: 'POST',
    url: `${base}/remind`,
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Gửi nhắc việc', en: 'Send reminders' },
    params: RoundCode,
    body: Reminder,
    response: Type.Object({ agencies: Type.Integer(), people: Type.Integer() }),
    handle: ({ context, params, body }) => sendReminders(parts, context, params.code, body),
  })

export const extend = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.extend',
    method: 'POST',
    url: `${base}/extend`,
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Gia hạn cả đợt hoặc một số cơ quan', en: 'Extend the round or some agencies' },
    params: RoundCode,
    body: Extension,
    response: Type.Object({ agencies: Type.Integer() }),
    handle: ({ context, params, body }) => extendDueDay(parts, context, params.code, body),
  })

export const consolidateRound = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.consolidate',
    method: 'POST',
    url: `${base}/consolidate`,
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Tổng hợp thành một lần nạp', en: 'Consolidate into one batch' },
    params: RoundCode,
    body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 2000 })) }),
    response: Type.Object({ batchNumber: Type.Integer(), rows: Type.Integer() }),
    handle: ({ context, params, body }) => consolidate(parts, context, params.code, body),
  })

export const lock = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.lock',
    method: 'POST',
    url: `${base}/lock`,
    audience: 'steward',
    permission: permissions.lock,
    summary: { vi: 'Chốt đợt', en: 'Lock the round' },
    params: RoundCode,
    response: RoundStep,
    handle: ({ context, params }) => lockForGood(parts, context, params.code),
  })

export const cancel = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.cancel',
    method: 'POST',
    url: `${base}/cancel`,
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Hủy đợt', en: 'Cancel the round' },
    params: RoundCode,
    body: Type.Object({ reason: Type.String({ maxLength: 2000 }) }),
    response: RoundStep,
    handle: ({ context, params, body }) => cancelRound(parts, context, params.code, body.reason),
  })

export const verifySurvey = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.verifySurvey',
    method: 'POST',
    url: `${base}/verify`,
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Ghi kết quả thẩm tra điều tra, khảo sát', en: 'Record the verification of a survey' },
    params: RoundCode,
    body: Verification,
    response: RoundStep,
    handle: ({ context, params, body }) => recordSurveyStep(parts, context, params.code, 'verify', body),
  })

export const giveOpinion = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.giveOpinion',
    method: 'POST',
    url: `${base}/give-opinion`,
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Ghi ý kiến chuyên gia', en: 'Record an expert’s opinion on a survey' },
    params: RoundCode,
    body: ExpertOpinion,
    response: RoundStep,
    handle: ({ context, params, body }) =>
      recordSurveyStep(parts, context, params.code, 'give-opinion', body),
  })
