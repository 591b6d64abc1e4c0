// SPDX-License-Identifier: Apache-2.0
import { defineProcedure } from '@tinhso/kernel/procedure'
import { roundTitles } from '../contract/index.ts'
import { dueForm } from '../procedure/due-form.ts'
import { opinionForm, verificationForm } from '../procedure/survey-forms.ts'

const owners = [
  { role: 'owner-agency', scope: 'owner-agency' },
  { role: 'data-steward', scope: 'owner-agency' },
  { role: 'agency-focal', scope: 'owner-agency' },
] as const
const leaders = [
  { role: 'agency-head', scope: 'owner-agency' },
  { role: 'owner-agency', scope: 'owner-agency' },
] as const
const setStatus = (status: string) => ({ name: 'collection.set-round', input: { status } })

/**
 * A collection round: opened by the owner of a dataset, consolidated into one batch of the warehouse, approved there by
 * another person, locked. Source: 000/002 Đ24.2, Đ25, Đ32.3.
 */
export const roundProcedure = defineProcedure({
  id: 'collection-round',
  version: 2,
  title: { vi: 'Đợt thu thập số liệu', en: 'Collection round' },
  aggregate: 'collection.round',
  opening: { to: 'open', actors: [...owners], legalBasis: ['000 Đ24.2'] },
  states: [
    { id: 'open', title: roundTitles.open },
    { id: 'consolidating', title: roundTitles.consolidating, kind: 'resting' },
    { id: 'loaded', title: roundTitles.loaded },
    { id: 'locked', title: roundTitles.locked, kind: 'final' },
    { id: 'cancelled', title: roundTitles.cancelled, kind: 'final' },
  ],
  actions: [
    {
      id: 'extend',
      title: { vi: 'Gia hạn cả đợt', en: 'Extend the round' },
      kind: 'option',
      from: ['open'],
      to: 'open',
      actors: [...owners],
      requiresReason: true,
      form: dueForm,
      effects: [{ name: 'collection.extend-round' }],
    },
    {
      id: 'verify',
      title: { vi: 'Ghi kết quả thẩm tra', en: 'Record the verification' },
      kind: 'option',
      from: ['open'],
      to: 'open',
      actors: [...owners],
      form: verificationForm,
      guards: [{ name: 'collection.is-survey' }],
      effects: [{ name: 'collection.note-verification' }],
      legalBasis: ['000 Đ3.5.đ'],
    },
    {
      id: 'give-opinion',
      title: { vi: 'Ghi ý kiến chuyên gia', en: 'Record an expert’s opinion' },
      kind: 'option',
      from: ['open'],
      to: 'open',
      actors: [...owners],
      form: opinionForm,
      guards: [{ name: 'collection.is-survey' }],
      effects: [{ name: 'collection.note-opinion' }],
      legalBasis: ['000 Đ3.5.đ'],
    },
    {
      id: 'consolidate',
      title: { vi: 'Tổng hợp', en: 'Consolidate' },
      from: ['open'],
      to: 'consolidating',
      actors: [...owners],
      deadline: { dataField: 'dueOn' },
      guards: [{ name: 'collection.survey-verified' }],
      effects: [setStatus('consolidating')],
      legalBasis: ['000 Đ25'],
    },
    {
      id: 'batch-returned',
      title: { vi: 'Lần nạp tổng hợp không được duyệt', en: 'The consolidated batch was not accepted' },
      kind: 'return',
      requiresReason: true,
      from: ['consolidating'],
      to: 'open',
      actors: [{ role: 'system' }],
      effects: [setStatus('open')],
    },
    {
      id: 'batch-loaded',
      title: { vi: 'Lần nạp tổng hợp đã vào kho', en: 'The consolidated batch was loaded' },
      from: ['consolidating'],
      to: 'loaded',
      actors: [{ role: 'system' }],
      effects: [setStatus('loaded')],
      notices: [
        {
          to: [...leaders],
          title: { vi: '{title}: đã vào kho, chờ chốt', en: '{title}: in the store, waits to be locked' },
        },
      ],
    },
    {
      id: 'lock',
      title: { vi: 'Chốt đợt', en: 'Lock' },
      from: ['loaded'],
      to: 'locked',
      actors: [...leaders],
      effects: [setStatus('locked')],
      legalBasis: ['000 Đ25.4'],
    },
    {
      id: 'cancel',
      title: { vi: 'Hủy đợt', en: 'Cancel' },
      kind: 'refuse',
      requiresReason: true,
      from: ['open'],
      to: 'cancelled',
      actors: [...owners],
      effects: [setStatus('cancelled')],
    },
  ],
  viewers: [
    { role: 'agency-head', scope: 'owner-agency' },
    { role: 'focal-province', scope: 'province' },
    { role: 'auditor', scope: 'province' },
  ],
})
