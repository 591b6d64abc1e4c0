// SPDX-License-Identifier: Apache-2.0
import { defineProcedure } from '@tinhso/kernel/procedure'
import { contributionTitles } from '../contract/index.ts'
import { dueForm } from '../procedure/due-form.ts'

const fillers = [
  { role: 'data-steward', scope: 'owner-agency' },
  { role: 'agency-focal', scope: 'owner-agency' },
  { role: 'owner-agency', scope: 'owner-agency' },
] as const
const leaders = [
  { role: 'agency-head', scope: 'owner-agency' },
  { role: 'owner-agency', scope: 'owner-agency' },
] as const
const askers = [
  { role: 'owner-agency', scope: { party: 'roundOwnerId' } },
  { role: 'data-steward', scope: { party: 'roundOwnerId' } },
  { role: 'agency-focal', scope: { party: 'roundOwnerId' } },
] as const

const askersHead = { role: 'agency-head', scope: { party: 'roundOwnerId' } } as const

const owed = ['not-opened', 'drafting', 'returned', 'awaiting-approval'] as const
const dueDay = { dataField: 'dueOn' } as const
const setStatus = (status: string) => ({ name: 'collection.set-contribution', input: { status } })

/** A later due day for one agency leaves the case where it stands; one action for each state, because an action has one end. */
const extensions = owed.map((state) => ({
  id: `extend-${state}`,
  title: { vi: 'Gia hạn', en: 'Extend' },
  // a later day keeps a returned case returned, and the engine asks that whatever leads there is a return
  kind: state === 'returned' ? ('return' as const) : ('option' as const),
  from: [state],
  to: state,
  actors: [...askers],
  requiresReason: true,
  form: dueForm,
  effects: [{ name: 'collection.extend-contribution' }],
  notices: [
    {
      to: [...fillers],
      title: { vi: '{title}: được gia hạn', en: '{title}: the due day was moved' },
      body: { vi: 'Lý do: {reason}', en: 'Reason: {reason}' },
    },
  ],
}))

/**
 * What one agency owes to a round: filled in, approved by another person of the agency, sent; accepted or returned by
 * the owner of the dataset. Source: 000/002 Đ24.2, Đ32.3; 004 VII.3.2.5.
 */
export const contributionProcedure = defineProcedure({
  id: 'collection-contribution',
  version: 1,
  title: { vi: 'Gửi số liệu theo đợt thu thập', en: 'Contribution to a collection round' },
  aggregate: 'collection.contribution',
  opening: { to: 'not-opened', actors: [...askers], legalBasis: ['000 Đ24.2'] },
  states: [
    { id: 'not-opened', title: contributionTitles['not-opened'] },
    { id: 'drafting', title: contributionTitles.drafting },
    { id: 'awaiting-approval', title: contributionTitles['awaiting-approval'] },
    { id: 'sent', title: contributionTitles.sent },
    { id: 'returned', title: contributionTitles.returned, meaning: 'returned' },
    { id: 'accepted', title: contributionTitles.accepted, kind: 'resting' },
    { id: 'closed', title: { vi: 'Đã chốt cùng đợt', en: 'Closed with the round' }, kind: 'final' },
    { id: 'cancelled', title: contributionTitles.cancelled, kind: 'final' },
  ],
  actions: [
    {
      id: 'start',
      title: { vi: 'Bắt đầu nhập', en: 'Begin' },
      kind: 'option',
      from: ['not-opened'],
      to: 'drafting',
      actors: [...fillers],
      effects: [setStatus('drafting')],
    },
    {
      id: 'submit',
      title: { vi: 'Trình lãnh đạo duyệt', en: 'Ask for approval' },
      from: ['not-opened', 'drafting', 'returned'],
      to: 'awaiting-approval',
      actors: [...fillers],
      guards: [{ name: 'collection.round-open' }, { name: 'collection.complete' }],
      deadline: dueDay,
      effects: [setStatus('awaiting-approval')],
      notices: [
        {
          to: [...leaders],
          title: { vi: '{title}: chờ anh/chị duyệt để gửi', en: '{title}: waits for your approval' },
        },
      ],
    },
    {
      id: 'withdraw',
      title: { vi: 'Rút lại để sửa', en: 'Withdraw' },
      kind: 'option',
      from: ['awaiting-approval'],
      to: 'drafting',
      actors: [...fillers],
      effects: [setStatus('drafting')],
    },
    {
      id: 'approve',
      title: { vi: 'Duyệt và gửi', en: 'Approve and send' },
      from: ['awaiting-approval'],
      to: 'sent',
      actors: [...leaders],
      notSameActorAs: ['submit'],
      guards: [{ name: 'collection.round-open' }],
      deadline: dueDay,
      effects: [setStatus('sent')],
      legalBasis: ['000 Đ32.3'],
    },
    {
      id: 'send-back',
      title: { vi: 'Trả lại người nhập', en: 'Send back to the officer' },
      kind: 'return',
      requiresReason: true,
      from: ['awaiting-approval'],
      to: 'drafting',
      actors: [...leaders],
      effects: [setStatus('drafting')],
      notices: [
        {
          to: [...fillers],
          title: { vi: '{title}: lãnh đạo trả lại để sửa', en: '{title}: sent back by your leader' },
          body: { vi: 'Lý do: {reason}', en: 'Reason: {reason}' },
        },
      ],
    },
    {
      id: 'accept',
      title: { vi: 'Tiếp nhận', en: 'Accept' },
      from: ['sent'],
      to: 'accepted',
      actors: [...askers],
      effects: [setStatus('accepted')],
    },
    {
      id: 'return',
      title: { vi: 'Trả lại để sửa', en: 'Return' },
      kind: 'return',
      requiresReason: true,
      from: ['sent', 'accepted'],
      to: 'returned',
      actors: [...askers],
      guards: [{ name: 'collection.round-open' }],
      effects: [setStatus('returned')],
      notices: [
        {
          to: [...fillers],
          title: { vi: '{title}: bị trả lại để sửa', en: '{title}: returned for correction' },
          body: { vi: 'Lý do: {reason}', en: 'Reason: {reason}' },
        },
      ],
    },
    ...extensions,
    {
      id: 'close',
      title: { vi: 'Chốt cùng đợt', en: 'Close with the round' },
      kind: 'option',
      from: ['accepted'],
      to: 'closed',
      actors: [...askers, askersHead],
      guards: [{ name: 'collection.round-locked' }],
    },
    {
      id: 'cancel',
      title: { vi: 'Không phải gửi nữa', en: 'No longer owed' },
      kind: 'option',
      from: [...owed, 'sent', 'accepted'],
      to: 'cancelled',
      actors: [...askers, askersHead],
      requiresReason: true,
      effects: [setStatus('cancelled')],
    },
  ],
  timers: [
    {
      id: 'due-soon',
      in: [...owed],
      after: dueDay,
      daysBefore: 2,
      notice: {
        to: [...fillers],
        title: { vi: '{title}: còn 2 ngày đến hạn', en: '{title}: due in 2 days' },
      },
    },
    {
      id: 'overdue',
      in: [...owed],
      after: dueDay,
      notice: {
        to: [...fillers, { role: 'agency-head', scope: 'owner-agency' }],
        title: { vi: '{title}: đã quá hạn', en: '{title}: overdue' },
      },
    },
  ],
  viewers: [
    { role: 'agency-head', scope: 'owner-agency' },
    askersHead,
    { role: 'focal-province', scope: 'province' },
    { role: 'auditor', scope: 'province' },
  ],
})
