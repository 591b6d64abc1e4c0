// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { titled } from '../../forms/form-schema.ts'
import { defineProcedure } from '../contract.ts'

const officer = { role: 'case-officer', scope: 'owner-agency' } as const
const head = { role: 'agency-head', scope: 'owner-agency' } as const
const section = { role: 'section-head', scope: 'owner-agency' } as const
const clerk = { role: 'clerk', scope: 'owner-agency' } as const
const receiver = { role: 'clerk', scope: { party: 'agencyId' } } as const
const system = { role: 'system' } as const

/** Requirements 5.8: one recipient of an outgoing document; opened for each recipient when the document is dispatched. */
export const documentDelivery = defineProcedure({
  id: 'document-delivery',
  version: 1,
  title: { vi: 'Gửi văn bản tới một nơi nhận', en: 'Delivery to one recipient' },
  aggregate: 'outgoing-document',
  opening: { to: 'sending', actors: [system] },
  states: [
    { id: 'sending', title: { vi: 'Đang gửi', en: 'Sending' } },
    { id: 'failed', title: { vi: 'Gửi lỗi', en: 'Failed' } },
    { id: 'delivered', title: { vi: 'Đã đến', en: 'Delivered' } },
    { id: 'received', title: { vi: 'Đã tiếp nhận', en: 'Received' } },
    { id: 'processing', title: { vi: 'Đang xử lý', en: 'Processing' } },
    { id: 'completed', title: { vi: 'Đã hoàn thành', en: 'Completed' }, kind: 'final' },
    { id: 'undeliverable', title: { vi: 'Không gửi được', en: 'Undeliverable' }, kind: 'final' },
  ],
  actions: [
    {
      id: 'deliver',
      title: { vi: 'Đã chuyển đến', en: 'Deliver' },
      from: ['sending'],
      to: 'delivered',
      actors: [system],
    },
    { id: 'fail', title: { vi: 'Gửi lỗi', en: 'Fail' }, from: ['sending'], to: 'failed', actors: [system] },
    {
      id: 'retry',
      title: { vi: 'Gửi lại', en: 'Retry' },
      from: ['failed'],
      to: 'sending',
      actors: [system, clerk],
    },
    {
      id: 'give-up',
      title: { vi: 'Dừng gửi', en: 'Give up' },
      kind: 'option',
      from: ['failed'],
      to: 'undeliverable',
      actors: [clerk],
      requiresReason: true,
    },
    {
      id: 'receive',
      title: { vi: 'Tiếp nhận', en: 'Receive' },
      from: ['delivered'],
      to: 'received',
      actors: [receiver],
    },
    {
      id: 'process',
      title: { vi: 'Xử lý', en: 'Process' },
      from: ['received'],
      to: 'processing',
      actors: [receiver],
    },
    {
      id: 'complete',
      title: { vi: 'Hoàn thành', en: 'Complete' },
      from: ['processing'],
      to: 'completed',
      actors: [receiver],
      form: Type.Object({
        replyReference: Type.Optional(
          Type.String({ ...titled({ vi: 'Số văn bản trả lời', en: 'Reply reference' }) }),
        ),
      }),
      deadline: { dataField: 'answerBy' },
    },
  ],
  timers: [{ id: 'retry-sending', in: ['failed'], after: { workingDays: 0 }, action: 'retry' }],
})

/** Requirements 5.8: an outgoing document (004 VII.2.6). A proof of the format, not a product part. */
export const outgoingDocument = defineProcedure({
  id: 'outgoing-document',
  version: 1,
  title: { vi: 'Văn bản đi', en: 'Outgoing document' },
  aggregate: 'outgoing-document',
  opening: { to: 'draft', actors: [officer] },
  states: [
    { id: 'draft', title: { vi: 'Dự thảo', en: 'Draft' } },
    { id: 'in-review', title: { vi: 'Trình duyệt', en: 'In review' } },
    { id: 'signed', title: { vi: 'Đã ký', en: 'Signed' } },
    { id: 'issued', title: { vi: 'Đã ban hành', en: 'Issued' } },
    { id: 'dispatched', title: { vi: 'Đã gửi', en: 'Dispatched' }, kind: 'resting' },
    { id: 'recalled', title: { vi: 'Đã thu hồi', en: 'Recalled' }, kind: 'final' },
    { id: 'answered', title: { vi: 'Các nơi nhận đã hoàn thành', en: 'All recipients done' }, kind: 'final' },
  ],
  actions: [
    {
      id: 'send-up',
      title: { vi: 'Trình', en: 'Send up' },
      from: ['draft'],
      to: 'in-review',
      actors: [officer],
      form: Type.Object({
        summary: Type.String({ minLength: 1, ...titled({ vi: 'Trích yếu', en: 'Summary' }) }),
      }),
      legalBasis: ['004:VII.2.6'],
    },
    {
      id: 'send-back',
      title: { vi: 'Trả lại', en: 'Return' },
      kind: 'return',
      from: ['in-review'],
      to: 'draft',
      actors: [section, head],
      requiresReason: true,
    },
    {
      id: 'sign',
      title: { vi: 'Ký số', en: 'Sign' },
      from: ['in-review'],
      to: 'signed',
      actors: [head],
      guards: [{ name: 'proof.has-fields', input: { fields: ['signature'] } }],
      notSameActorAs: ['send-up'],
    },
    {
      id: 'issue',
      title: { vi: 'Lấy số, ban hành', en: 'Number and issue' },
      from: ['signed'],
      to: 'issued',
      actors: [clerk],
      guards: [{ name: 'proof.no-state-secret' }],
      effects: [{ name: 'proof.set-status', input: { status: 'issued' } }],
    },
    {
      id: 'dispatch',
      title: { vi: 'Gửi lên trục', en: 'Dispatch' },
      from: ['issued'],
      to: 'dispatched',
      actors: [system],
    },
    {
      id: 'recall',
      title: { vi: 'Thu hồi', en: 'Recall' },
      kind: 'option',
      from: ['issued', 'dispatched'],
      to: 'recalled',
      confirmations: {
        need: 'all',
        sides: [
          { id: 'clerk', title: { vi: 'Văn thư', en: 'Clerk' }, actors: [clerk] },
          { id: 'head', title: { vi: 'Thủ trưởng', en: 'Head' }, actors: [head] },
        ],
      },
      requiresReason: true,
      guards: [
        {
          name: 'procedure.no-child-in',
          input: { children: 'deliveries', states: ['received', 'processing', 'completed'] },
        },
      ],
    },
    {
      id: 'finish',
      title: { vi: 'Kết thúc', en: 'Finish' },
      from: ['dispatched'],
      to: 'answered',
      actors: [system],
    },
  ],
  children: [
    {
      id: 'deliveries',
      openedIn: 'dispatched',
      cases: [{ procedure: 'document-delivery', forEach: 'recipients', succeedsIn: ['completed'] }],
      join: { allSucceeded: 'finish', someFailed: 'finish' },
    },
  ],
})
