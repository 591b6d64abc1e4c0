// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { titled } from '../../forms/form-schema.ts'
import { defineProcedure } from '../contract.ts'

const owner = { role: 'owner-agency', scope: 'owner-agency' } as const
const focal = { role: 'focal-province', scope: 'province' } as const
const system = { role: 'system' } as const
const council = (id: string, vi: string, en: string) => ({
  id,
  title: { vi, en },
  actors: [{ role: 'council-member', scope: { party: id } } as const],
})

const evidenceForm = Type.Object({
  evidence: Type.Array(Type.String({ minLength: 1, ...titled({ vi: 'Minh chứng', en: 'Evidence' }) }), {
    minItems: 4,
    ...titled(
      { vi: 'Minh chứng cho từng điều kiện', en: 'Evidence for each condition' },
      { vi: 'Ghi minh chứng cho đủ bốn điều kiện đạt chuẩn.', en: 'Give evidence for all four conditions.' },
    ),
  }),
  isPublic: Type.Boolean(titled({ vi: 'Dữ liệu công khai', en: 'Public data' })),
})

const missingForm = Type.Object({
  missing: Type.Array(Type.String({ minLength: 1, ...titled({ vi: 'Nội dung', en: 'Item' }) }), {
    minItems: 1,
    ...titled({ vi: 'Nội dung còn thiếu', en: 'Missing items' }),
  }),
})

/** Requirements 5.1: recognition of a dataset by the council (000/002 Đ5). A proof of the format, not a product part. */
export const recognition = defineProcedure({
  id: 'recognition',
  version: 1,
  title: { vi: 'Công nhận dữ liệu số đạt chuẩn', en: 'Recognition of standard data' },
  aggregate: 'dataset',
  opening: { to: 'draft', actors: [owner], legalBasis: ['000:Đ5'] },
  states: [
    { id: 'draft', title: { vi: 'Đang lập hồ sơ', en: 'Draft' } },
    { id: 'submitted', title: { vi: 'Đã nộp', en: 'Submitted' } },
    { id: 'returned', title: { vi: 'Trả lại bổ sung', en: 'Returned' }, meaning: 'returned' },
    { id: 'machine-checked', title: { vi: 'Đã kiểm tra tự động', en: 'Machine-checked' } },
    { id: 'in-council', title: { vi: 'Hội đồng đang xét', en: 'In council' } },
    { id: 'approved', title: { vi: 'Hội đồng thông qua', en: 'Approved' } },
    { id: 'rejected', title: { vi: 'Không đạt', en: 'Rejected' }, meaning: 'refused' },
    { id: 'publishing', title: { vi: 'Đang công bố', en: 'Publishing' } },
    { id: 'recognised', title: { vi: 'Đạt chuẩn', en: 'Recognised' }, kind: 'resting' },
    { id: 'under-review', title: { vi: 'Đang xem xét lại', en: 'Under review' } },
    { id: 'revoked', title: { vi: 'Thu hồi công nhận', en: 'Revoked' }, kind: 'final' },
  ],
  actions: [
    {
      id: 'submit',
      title: { vi: 'Nộp hồ sơ', en: 'Submit' },
      from: ['draft', 'returned'],
      to: 'submitted',
      actors: [owner],
      form: evidenceForm,
      guards: [{ name: 'proof.no-state-secret' }],
      legalBasis: ['000:Đ5.1'],
      notices: [
        {
          to: [focal],
          title: { vi: 'Có hồ sơ đề nghị công nhận: {title}', en: 'Recognition requested: {title}' },
        },
      ],
    },
    {
      id: 'ask-for-more',
      title: { vi: 'Trả lại để bổ sung', en: 'Return for completion' },
      kind: 'return',
      from: ['submitted'],
      to: 'returned',
      actors: [focal],
      form: missingForm,
      requiresReason: true,
      deadline: { profileKey: 'recognition.dossier-check' },
      notices: [{ to: [owner], title: { vi: 'Hồ sơ cần bổ sung: {title}', en: 'Please complete: {title}' } }],
    },
    {
      id: 'checks-pass',
      title: { vi: 'Kiểm tra tự động đạt', en: 'Checks pass' },
      from: ['submitted'],
      to: 'machine-checked',
      actors: [system],
      guards: [
        {
          name: 'proof.checks-passed',
          input: { checks: ['code-lists', 'storage', 'rules-before-collection'] },
        },
      ],
      legalBasis: ['000:Đ5.2', '000:Đ5.3', '000:Đ5.4'],
    },
    {
      id: 'checks-fail',
      title: { vi: 'Kiểm tra tự động không đạt', en: 'Checks fail' },
      kind: 'return',
      from: ['submitted'],
      to: 'returned',
      actors: [system],
      requiresReason: true,
      notices: [{ to: [owner], title: { vi: 'Kiểm tra chưa đạt: {title}', en: 'Checks failed: {title}' } }],
    },
    {
      id: 'convene',
      title: { vi: 'Triệu tập hội đồng', en: 'Convene the council' },
      from: ['machine-checked'],
      to: 'in-council',
      actors: [focal],
      guards: [{ name: 'proof.has-parties', input: { parties: ['office', 'department', 'lead'] } }],
      legalBasis: ['000:Đ5.5'],
      deadline: { profileKey: 'recognition.council-session' },
    },
    {
      id: 'pass',
      title: { vi: 'Kết luận đạt', en: 'Conclude: pass' },
      from: ['in-council'],
      to: 'approved',
      confirmations: {
        need: 'all',
        sides: [
          council('office', 'Văn phòng UBND tỉnh', 'Office of the People’s Committee'),
          council('department', 'Sở đầu mối', 'Focal department'),
          council('lead', 'Cơ quan chủ trì dữ liệu', 'Leading agency'),
        ],
      },
      document: { name: 'proof.minutes' },
      legalBasis: ['000:Đ5.5'],
      deadline: { profileKey: 'recognition.council-session' },
    },
    {
      id: 'fail',
      title: { vi: 'Kết luận không đạt', en: 'Conclude: fail' },
      kind: 'refuse',
      from: ['in-council'],
      to: 'rejected',
      confirmations: {
        need: 2,
        sides: [
          council('office', 'Văn phòng UBND tỉnh', 'Office of the People’s Committee'),
          council('department', 'Sở đầu mối', 'Focal department'),
          council('lead', 'Cơ quan chủ trì dữ liệu', 'Leading agency'),
        ],
      },
      requiresReason: true,
      notices: [
        { to: [owner], title: { vi: 'Hội đồng kết luận không đạt: {title}', en: 'Not passed: {title}' } },
      ],
    },
    {
      id: 'rework',
      title: { vi: 'Lập lại hồ sơ', en: 'Rework' },
      from: ['rejected'],
      to: 'draft',
      actors: [owner],
    },
    {
      id: 'start-publication',
      title: { vi: 'Chuyển công bố dữ liệu mở', en: 'Start open publication' },
      from: ['approved'],
      to: 'publishing',
      actors: [system],
      guards: [{ name: 'proof.data-is', input: { field: 'isPublic', value: true } }],
      legalBasis: ['000:Đ30'],
    },
    {
      id: 'enter-in-list',
      title: { vi: 'Ghi vào danh sách đạt chuẩn', en: 'Enter in the recognised list' },
      from: ['approved'],
      to: 'recognised',
      actors: [focal],
      guards: [{ name: 'proof.data-is', input: { field: 'isPublic', value: false } }],
      effects: [{ name: 'proof.set-status', input: { status: 'recognised' } }],
    },
    {
      id: 'published',
      title: { vi: 'Đã công bố trên cổng dữ liệu mở', en: 'Published on the open data portal' },
      from: ['publishing'],
      to: 'recognised',
      actors: [focal],
      form: Type.Object({
        publicationId: Type.String({ minLength: 1, ...titled({ vi: 'Mã công bố', en: 'Publication id' }) }),
      }),
      effects: [{ name: 'proof.set-status', input: { status: 'recognised' } }],
    },
    {
      id: 'reopen',
      title: { vi: 'Xem xét lại', en: 'Review again' },
      kind: 'option',
      from: ['recognised'],
      to: 'under-review',
      actors: [focal, system],
      requiresReason: true,
      notices: [
        {
          to: [owner],
          title: { vi: 'Công nhận được xem xét lại: {title}', en: 'Recognition under review: {title}' },
        },
      ],
    },
    {
      id: 'cured',
      title: { vi: 'Đã khắc phục', en: 'Cured' },
      from: ['under-review'],
      to: 'recognised',
      actors: [focal],
    },
    {
      id: 'revoke',
      title: { vi: 'Thu hồi công nhận', en: 'Revoke' },
      kind: 'refuse',
      from: ['under-review'],
      to: 'revoked',
      actors: [{ role: 'council-member', scope: { party: 'lead' } }],
      requiresReason: true,
      effects: [{ name: 'proof.set-status', input: { status: 'revoked' } }],
    },
  ],
  viewers: [{ role: 'auditor', scope: 'province' }],
})
