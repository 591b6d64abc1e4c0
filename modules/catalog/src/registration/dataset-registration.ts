// SPDX-License-Identifier: Apache-2.0
import { defineProcedure } from '@tinhso/kernel/procedure'

const owners = [
  { role: 'owner-agency', scope: 'owner-agency' },
  { role: 'agency-focal', scope: 'owner-agency' },
  { role: 'data-steward', scope: 'owner-agency' },
] as const

/**
 * Registering a dataset (R-CAT-01, R-CAT-02): without a likely duplicate it is registered at once; with one the owner
 * declares why the content differs and the focal department confirms.
 * Source: 000/002 Đ4.2.a, Đ4.2.b; 004 VII.3.1 principle 9.
 */
export const datasetRegistration = defineProcedure({
  id: 'dataset-registration',
  version: 1,
  title: { vi: 'Đăng ký bộ dữ liệu', en: 'Dataset registration' },
  aggregate: 'catalog.entry',
  opening: { to: 'draft', actors: [...owners], legalBasis: ['000 Đ4.2.a'] },
  states: [
    { id: 'draft', title: { vi: 'Đang soạn', en: 'Draft' } },
    { id: 'under-review', title: { vi: 'Chờ Sở xác nhận không trùng', en: 'Waiting for confirmation' } },
    { id: 'registered', title: { vi: 'Đã đăng ký', en: 'Registered' }, kind: 'final' },
    {
      id: 'refused',
      title: { vi: 'Không đăng ký: trùng nội dung', en: 'Not registered: duplicate' },
      kind: 'final',
      meaning: 'refused',
    },
  ],
  actions: [
    {
      id: 'submit',
      title: { vi: 'Nộp đăng ký', en: 'Submit' },
      from: ['draft'],
      to: 'registered',
      actors: [...owners],
      guards: [{ name: 'catalog.no-likely-duplicate' }],
      effects: [{ name: 'catalog.set-status', input: { status: 'registered' } }],
      legalBasis: ['000 Đ4.2.a', '000 Đ5.1'],
    },
    {
      id: 'declare-different',
      title: { vi: 'Cam kết không trùng nội dung', en: 'Declare that the content differs' },
      from: ['draft'],
      to: 'under-review',
      actors: [...owners],
      requiresReason: true,
      guards: [{ name: 'catalog.has-likely-duplicate' }],
      deadline: { profileKey: 'registration.confirmation' },
      effects: [{ name: 'catalog.set-status', input: { status: 'under-review' } }],
      notices: [
        {
          to: [{ role: 'focal-province', scope: 'province' }],
          title: { vi: 'Có bộ dữ liệu chờ xác nhận không trùng', en: 'A dataset waits for confirmation' },
        },
      ],
      legalBasis: ['000 Đ4.2.b'],
    },
    {
      id: 'confirm-different',
      title: { vi: 'Xác nhận không trùng', en: 'Confirm: not a duplicate' },
      from: ['under-review'],
      to: 'registered',
      actors: [{ role: 'focal-province', scope: 'province' }],
      effects: [{ name: 'catalog.set-status', input: { status: 'registered' } }],
      notices: [
        { to: [...owners], title: { vi: 'Bộ dữ liệu đã được đăng ký', en: 'The dataset is registered' } },
      ],
      legalBasis: ['000 Đ4.2.b'],
    },
    {
      id: 'send-back',
      title: { vi: 'Trả lại để bổ sung', en: 'Send back' },
      kind: 'return',
      from: ['under-review'],
      to: 'draft',
      actors: [{ role: 'focal-province', scope: 'province' }],
      requiresReason: true,
      effects: [{ name: 'catalog.set-status', input: { status: 'draft' } }],
      notices: [
        {
          to: [...owners],
          title: { vi: 'Đăng ký được trả lại để bổ sung', en: 'The registration was sent back' },
        },
      ],
    },
    {
      id: 'confirm-duplicate',
      title: { vi: 'Xác nhận trùng nội dung', en: 'Confirm: duplicate' },
      kind: 'refuse',
      from: ['under-review'],
      to: 'refused',
      actors: [{ role: 'focal-province', scope: 'province' }],
      requiresReason: true,
      effects: [{ name: 'catalog.set-status', input: { status: 'refused' } }],
      notices: [
        {
          to: [...owners],
          title: { vi: 'Bộ dữ liệu trùng nội dung, không đăng ký', en: 'Duplicate, not registered' },
        },
      ],
      legalBasis: ['000 Đ4.2.b'],
    },
  ],
  viewers: [
    { role: 'focal-province', scope: 'province' },
    { role: 'province-authority', scope: 'province' },
    { role: 'auditor', scope: 'province' },
    { role: 'agency-head', scope: 'owner-agency' },
  ],
})
