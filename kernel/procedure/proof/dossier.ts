// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { titled } from '../../forms/form-schema.ts'
import { defineProcedure } from '../contract.ts'

const oneStop = { role: 'one-stop-officer', scope: 'owner-agency' } as const
const section = { role: 'section-head', scope: 'owner-agency' } as const
const head = { role: 'agency-head', scope: 'owner-agency' } as const
const clerk = { role: 'clerk', scope: 'owner-agency' } as const
const officer = { role: 'case-officer', scope: 'assignee' } as const
const citizen = [
  { role: 'citizen', scope: 'requester' },
  { role: 'enterprise', scope: 'requester' },
] as const
const system = { role: 'system' } as const
const step = { workingDays: 1 } as const

/** Requirements 5.10: a dossier of an administrative procedure (004 VII.2.6). A proof of the format. */
export const dossier = defineProcedure({
  id: 'dossier',
  version: 1,
  title: { vi: 'Hồ sơ thủ tục hành chính', en: 'Procedure dossier' },
  aggregate: 'dossier',
  opening: { to: 'draft', actors: [...citizen, oneStop] },
  states: [
    { id: 'draft', title: { vi: 'Đang soạn', en: 'Draft' } },
    { id: 'submitted', title: { vi: 'Đã nộp', en: 'Submitted' } },
    {
      id: 'supplement-requested',
      title: { vi: 'Chờ bổ sung', en: 'Supplement requested' },
      meaning: 'returned',
    },
    {
      id: 'intake-refused',
      title: { vi: 'Từ chối tiếp nhận', en: 'Intake refused' },
      kind: 'final',
      meaning: 'refused',
    },
    { id: 'accepted', title: { vi: 'Đã tiếp nhận', en: 'Accepted' } },
    { id: 'assigned', title: { vi: 'Đã phân công', en: 'Assigned' } },
    { id: 'examining', title: { vi: 'Đang thẩm tra', en: 'Examining' } },
    { id: 'proposed-result', title: { vi: 'Dự thảo kết quả', en: 'Result proposed' } },
    { id: 'proposed-reply', title: { vi: 'Dự thảo trả lời', en: 'Reply proposed' } },
    { id: 'section-approved', title: { vi: 'Phòng đã duyệt', en: 'Approved by the section' } },
    { id: 'signed', title: { vi: 'Đã ký', en: 'Signed' } },
    { id: 'stamped', title: { vi: 'Đã đóng dấu', en: 'Stamped' } },
    { id: 'ready', title: { vi: 'Chờ trả kết quả', en: 'Ready' } },
    { id: 'returned-to-citizen', title: { vi: 'Đã trả kết quả', en: 'Handed over' }, kind: 'final' },
    { id: 'cancelled', title: { vi: 'Đã hủy', en: 'Cancelled' }, kind: 'final' },
  ],
  actions: [
    {
      id: 'submit',
      title: { vi: 'Nộp hồ sơ', en: 'Submit' },
      from: ['draft'],
      to: 'submitted',
      actors: [...citizen, oneStop],
    },
    {
      // R-TTHC-09: the clock also stands still when papers turn out to be missing after acceptance.
      id: 'request-supplement',
      title: { vi: 'Yêu cầu bổ sung', en: 'Request a supplement' },
      kind: 'return',
      from: ['submitted', 'examining'],
      to: 'supplement-requested',
      actors: [oneStop, { ...officer, from: ['examining'] }],
      form: Type.Object({
        missing: Type.Array(Type.String({ minLength: 1, ...titled({ vi: 'Giấy tờ', en: 'Paper' }) }), {
          minItems: 1,
          ...titled({ vi: 'Giấy tờ còn thiếu', en: 'Missing papers' }),
        }),
      }),
      requiresReason: true,
      deadline: { workingDays: 1 },
      notices: [
        { to: [...citizen], title: { vi: 'Hồ sơ cần bổ sung: {title}', en: 'Please complete: {title}' } },
      ],
    },
    {
      id: 'supplement',
      title: { vi: 'Bổ sung', en: 'Supplement' },
      from: ['supplement-requested'],
      to: 'submitted',
      actors: [...citizen],
    },
    {
      id: 'refuse-intake',
      title: { vi: 'Từ chối tiếp nhận', en: 'Refuse intake' },
      kind: 'refuse',
      from: ['submitted'],
      to: 'intake-refused',
      actors: [oneStop],
      requiresReason: true,
      document: { name: 'proof.refusal-letter' },
    },
    {
      id: 'accept',
      title: { vi: 'Tiếp nhận', en: 'Accept' },
      from: ['submitted'],
      to: 'accepted',
      actors: [oneStop],
      document: { name: 'proof.appointment-slip' },
      deadline: { workingDays: 1 },
    },
    {
      id: 'assign',
      title: { vi: 'Phân công', en: 'Assign' },
      from: ['accepted'],
      to: 'assigned',
      actors: [section],
      form: Type.Object({
        officer: Type.String({ format: 'uuid', ...titled({ vi: 'Chuyên viên', en: 'Officer' }) }),
      }),
      assigns: 'officer',
      deadline: step,
    },
    {
      id: 'examine',
      title: { vi: 'Thẩm tra', en: 'Examine' },
      from: ['assigned'],
      to: 'examining',
      actors: [officer],
      deadline: step,
    },
    {
      id: 'propose-result',
      title: { vi: 'Trình kết quả', en: 'Propose the result' },
      from: ['examining'],
      to: 'proposed-result',
      actors: [officer],
      deadline: step,
    },
    {
      id: 'propose-reply',
      title: { vi: 'Trình văn bản trả lời', en: 'Propose a reply' },
      from: ['examining'],
      to: 'proposed-reply',
      actors: [officer],
      requiresReason: true,
      deadline: step,
    },
    {
      id: 'section-disagrees',
      title: { vi: 'Chuyển lại chuyên viên', en: 'Send back to the officer' },
      kind: 'return',
      from: ['proposed-result', 'proposed-reply'],
      to: 'examining',
      actors: [section],
      requiresReason: true,
    },
    {
      id: 'section-agrees',
      title: { vi: 'Phòng duyệt', en: 'Section approves' },
      from: ['proposed-result', 'proposed-reply'],
      to: 'section-approved',
      actors: [section],
      notSameActorAs: ['propose-result', 'propose-reply'],
      deadline: step,
    },
    {
      id: 'head-disagrees',
      title: { vi: 'Chuyển lại phòng', en: 'Send back to the section' },
      kind: 'return',
      from: ['section-approved'],
      to: 'proposed-result',
      actors: [head],
      requiresReason: true,
    },
    {
      id: 'sign',
      title: { vi: 'Ký số', en: 'Sign' },
      from: ['section-approved'],
      to: 'signed',
      actors: [head],
      notSameActorAs: ['propose-result', 'propose-reply'],
      deadline: step,
    },
    {
      id: 'stamp',
      title: { vi: 'Đóng dấu', en: 'Stamp' },
      from: ['signed'],
      to: 'stamped',
      actors: [clerk],
      deadline: step,
    },
    {
      id: 'send-to-one-stop',
      title: { vi: 'Chuyển một cửa', en: 'Send to one-stop' },
      from: ['stamped'],
      to: 'ready',
      actors: [clerk],
    },
    {
      id: 'hand-over',
      title: { vi: 'Trả kết quả', en: 'Hand over' },
      from: ['ready'],
      to: 'returned-to-citizen',
      actors: [oneStop],
    },
    {
      id: 'cancel',
      title: { vi: 'Hủy hồ sơ', en: 'Cancel' },
      kind: 'option',
      from: { anyBefore: 'signed' },
      to: 'cancelled',
      actors: [...citizen, system],
      requiresReason: true,
    },
  ],
  viewers: [{ role: 'auditor', scope: 'province' }],
  clock: {
    startsIn: 'accepted',
    pausedIn: ['supplement-requested'],
    stopsIn: ['ready', 'returned-to-citizen', 'cancelled'],
    deadline: { workingDays: 7 },
    legalBasis: ['004:VII.2.6'],
  },
  timers: [
    {
      id: 'no-supplement',
      in: ['supplement-requested'],
      after: { profileKey: 'dossier.supplement' },
      action: 'cancel',
      reason: { vi: 'Quá thời hạn bổ sung hồ sơ', en: 'The time to complete the dossier has passed' },
    },
  ],
})
