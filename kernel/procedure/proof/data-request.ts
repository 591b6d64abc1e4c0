// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { choices, titled } from '../../forms/form-schema.ts'
import { defineProcedure } from '../contract.ts'

const owner = { role: 'owner-agency', scope: 'owner-agency' } as const
const focal = { role: 'focal-province', scope: 'province' } as const
const agency = { role: 'consumer-agency', scope: 'requester' } as const
const organisation = { role: 'consumer-org', scope: 'requester' } as const
const requester = [agency, organisation]
const system = { role: 'system' } as const
const sides = [
  { id: 'owner', title: { vi: 'Cơ quan chủ quản', en: 'Owner agency' }, actors: [owner] },
  { id: 'requester', title: { vi: 'Bên khai thác', en: 'Requester' }, actors: requester },
]

const requestForm = Type.Object({
  purpose: Type.String({
    minLength: 10,
    maxLength: 2000,
    ...titled({ vi: 'Mục đích khai thác', en: 'Purpose' }),
  }),
  formOfUse: Type.Enum(['a', 'b', 'c', 'd', 'đ'], {
    ...titled({ vi: 'Hình thức khai thác', en: 'Form of use' }),
    ...choices({
      a: { vi: 'Dữ liệu đã công bố', en: 'Published shared data' },
      b: { vi: 'Qua API', en: 'API' },
      c: { vi: 'Qua mạng truyền số liệu chuyên dùng', en: 'Dedicated network' },
      d: { vi: 'Phiếu yêu cầu', en: 'Request slip' },
      đ: { vi: 'Hợp đồng', en: 'Contract' },
    }),
  }),
  fields: Type.Array(Type.String({ minLength: 1, ...titled({ vi: 'Trường', en: 'Field' }) }), {
    minItems: 1,
    ...titled({ vi: 'Trường dữ liệu cần dùng', en: 'Fields wanted' }),
  }),
})

const termForm = Type.Object({
  termFrom: Type.String({ format: 'date', ...titled({ vi: 'Từ ngày', en: 'From' }) }),
  termTo: Type.String({ format: 'date', ...titled({ vi: 'Đến ngày', en: 'To' }) }),
})

/** Requirements 5.3: a data request by E-Form (000/002 Đ27). A proof of the format, not a product part. */
export const dataRequest = defineProcedure({
  id: 'data-request',
  version: 1,
  title: { vi: 'Yêu cầu khai thác dữ liệu', en: 'Data request' },
  aggregate: 'data-request',
  opening: { to: 'draft', actors: requester, legalBasis: ['000:Đ27.2.a'] },
  states: [
    { id: 'draft', title: { vi: 'Đang soạn', en: 'Draft' } },
    { id: 'submitted', title: { vi: 'Đã gửi', en: 'Submitted' } },
    { id: 'returned', title: { vi: 'Cần bổ sung', en: 'Returned' }, meaning: 'returned' },
    { id: 'valid', title: { vi: 'Hợp lệ', en: 'Valid' } },
    { id: 'awaiting-confirmation', title: { vi: 'Chờ Sở xác nhận', en: 'Awaiting confirmation' } },
    { id: 'agreed', title: { vi: 'Đã đồng ý', en: 'Agreed' } },
    { id: 'awaiting-contract', title: { vi: 'Chờ hợp đồng', en: 'Awaiting contract' } },
    { id: 'awaiting-payment', title: { vi: 'Chờ thanh toán', en: 'Awaiting payment' } },
    { id: 'provisioned', title: { vi: 'Đã cung cấp', en: 'Provisioned' } },
    { id: 'active', title: { vi: 'Đang khai thác', en: 'Active' }, kind: 'resting' },
    { id: 'expired', title: { vi: 'Hết thời hạn', en: 'Expired' }, kind: 'resting' },
    { id: 'refused', title: { vi: 'Từ chối', en: 'Refused' }, kind: 'final', meaning: 'refused' },
    { id: 'withdrawn', title: { vi: 'Đã rút', en: 'Withdrawn' }, kind: 'final' },
    { id: 'suspended', title: { vi: 'Tạm dừng', en: 'Suspended' }, kind: 'resting' },
    { id: 'ended', title: { vi: 'Chấm dứt', en: 'Ended' }, kind: 'final' },
  ],
  actions: [
    {
      id: 'submit',
      title: { vi: 'Gửi yêu cầu', en: 'Submit' },
      from: ['draft', 'returned'],
      to: 'submitted',
      actors: requester,
      form: requestForm,
      guards: [{ name: 'proof.no-state-secret' }],
      legalBasis: ['000:Đ27.2.a'],
      notices: [
        {
          to: [owner, focal],
          title: { vi: 'Yêu cầu khai thác mới: {title}', en: 'New data request: {title}' },
        },
      ],
    },
    {
      id: 'ask-for-more',
      title: { vi: 'Yêu cầu bổ sung', en: 'Return for completion' },
      kind: 'return',
      from: ['submitted'],
      to: 'returned',
      actors: [owner, focal],
      requiresReason: true,
      notices: [
        { to: requester, title: { vi: 'Yêu cầu cần bổ sung: {reason}', en: 'Please complete: {reason}' } },
      ],
    },
    {
      id: 'accept-as-valid',
      title: { vi: 'Xác định hợp lệ', en: 'Accept as valid' },
      from: ['submitted'],
      to: 'valid',
      actors: [owner, focal],
      deadline: { profileKey: 'data-request.validity-check' },
      legalBasis: ['000:Đ27.2.b'],
    },
    {
      id: 'agree-with-confirmation',
      title: { vi: 'Đồng ý, chờ Sở xác nhận', en: 'Agree, Sở confirms next' },
      from: ['valid'],
      to: 'awaiting-confirmation',
      actors: [owner],
      guards: [{ name: 'proof.data-in', input: { field: 'formOfUse', values: ['b', 'c', 'd'] } }],
      deadline: { profileKey: 'data-request.owner-answer' },
      legalBasis: ['000:Đ27.1.b'],
    },
    {
      id: 'agree',
      title: { vi: 'Đồng ý cung cấp', en: 'Agree' },
      from: ['valid'],
      to: 'agreed',
      actors: [owner],
      guards: [{ name: 'proof.data-in', input: { field: 'formOfUse', values: ['a', 'đ'] } }],
      deadline: { profileKey: 'data-request.owner-answer' },
    },
    {
      id: 'confirm',
      title: { vi: 'Sở xác nhận', en: 'Sở confirms' },
      from: ['awaiting-confirmation'],
      to: 'agreed',
      actors: [focal],
      deadline: { profileKey: 'data-request.province-confirmation' },
    },
    {
      id: 'record-term',
      title: { vi: 'Ghi nhận thời hạn chia sẻ', en: 'Record the sharing term' },
      from: ['agreed'],
      to: 'agreed',
      confirmations: { need: 'all', sides, sameAnswers: true },
      form: termForm,
      legalBasis: ['000:Đ27.2.b'],
    },
    {
      id: 'draw-up-contract',
      title: { vi: 'Lập hợp đồng', en: 'Draw up the contract' },
      from: ['agreed'],
      to: 'awaiting-contract',
      actors: [owner],
      guards: [{ name: 'proof.data-in', input: { field: 'formOfUse', values: ['đ'] } }],
      document: { name: 'proof.contract' },
      legalBasis: ['000:Đ27.1.đ'],
    },
    {
      id: 'ask-payment',
      title: { vi: 'Phát hành thông báo phí', en: 'Ask for payment' },
      from: ['agreed', 'awaiting-contract'],
      to: 'awaiting-payment',
      actors: [system],
      legalBasis: ['000:Đ28.3'],
    },
    {
      id: 'provide',
      title: { vi: 'Cung cấp dữ liệu', en: 'Provide' },
      from: ['agreed', 'awaiting-contract', 'awaiting-payment'],
      to: 'provisioned',
      actors: [owner],
      guards: [{ name: 'proof.has-fields', input: { fields: ['termFrom', 'termTo'] } }],
      effects: [{ name: 'proof.set-status', input: { status: 'provisioned' } }],
      deadline: { profileKey: 'data-request.provision' },
    },
    {
      id: 'first-use',
      title: { vi: 'Xác nhận đã nhận dữ liệu', en: 'Confirm receipt' },
      from: ['provisioned'],
      to: 'active',
      actors: [...requester, system],
    },
    {
      id: 'refuse',
      title: { vi: 'Từ chối', en: 'Refuse' },
      kind: 'refuse',
      from: ['submitted', 'valid', 'awaiting-confirmation'],
      to: 'refused',
      actors: [owner, { ...focal, from: ['awaiting-confirmation'] }],
      requiresReason: true,
      document: { name: 'proof.refusal-letter' },
      legalBasis: ['000:Đ27.2.b', '001:Đ13.1.e'],
      notices: [{ to: requester, title: { vi: 'Yêu cầu bị từ chối: {reason}', en: 'Refused: {reason}' } }],
    },
    {
      id: 'suspend',
      title: { vi: 'Tạm dừng', en: 'Suspend' },
      kind: 'option',
      from: ['active'],
      to: 'suspended',
      actors: [owner],
      requiresReason: true,
      legalBasis: ['001:Đ13.1.h'],
    },
    {
      id: 'restore',
      title: { vi: 'Khôi phục', en: 'Restore' },
      from: ['suspended'],
      to: 'active',
      actors: [owner],
    },
    {
      id: 'expire',
      title: { vi: 'Hết thời hạn', en: 'Expire' },
      from: ['active'],
      to: 'expired',
      actors: [system],
      legalBasis: ['000:Đ27.2.b'],
    },
    {
      id: 'renew',
      title: { vi: 'Gia hạn', en: 'Renew' },
      kind: 'option',
      from: ['expired'],
      to: 'active',
      confirmations: { need: 'all', sides, sameAnswers: true },
      form: termForm,
    },
    {
      id: 'end',
      title: { vi: 'Chấm dứt', en: 'End' },
      kind: 'option',
      from: ['active', 'suspended', 'expired'],
      to: 'ended',
      actors: [owner, ...requester],
      requiresReason: true,
    },
    {
      id: 'withdraw',
      title: { vi: 'Rút yêu cầu', en: 'Withdraw' },
      kind: 'option',
      from: ['draft', 'submitted', 'returned', 'valid'],
      to: 'withdrawn',
      actors: requester,
    },
    {
      id: 'lapse',
      title: { vi: 'Quá hạn bổ sung', en: 'Lapse' },
      kind: 'option',
      from: ['returned'],
      to: 'withdrawn',
      actors: [system],
    },
  ],
  viewers: [{ role: 'auditor', scope: 'province' }],
  timers: [
    {
      id: 'supplement-overdue',
      in: ['returned'],
      after: { profileKey: 'data-request.supplement' },
      action: 'lapse',
    },
    {
      id: 'term-reminder',
      in: ['active'],
      after: { dataField: 'termTo' },
      daysBefore: 30,
      notice: {
        to: [owner, ...requester],
        title: { vi: 'Sắp hết thời hạn chia sẻ: {title}', en: 'The sharing term ends soon: {title}' },
      },
    },
    { id: 'term-end', in: ['active'], after: { dataField: 'termTo' }, action: 'expire' },
  ],
})
