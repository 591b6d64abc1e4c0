// SPDX-License-Identifier: Apache-2.0
import { defineProcedure } from '@tinhso/kernel/procedure'

const preparers = [
  { role: 'data-steward', scope: 'owner-agency' },
  { role: 'agency-focal', scope: 'owner-agency' },
  { role: 'owner-agency', scope: 'owner-agency' },
] as const
const proposers = [
  { role: 'agency-head', scope: 'owner-agency' },
  { role: 'owner-agency', scope: 'owner-agency' },
] as const
const focal = { role: 'focal-province', scope: 'province' } as const
const publishable = { name: 'open-data.publishable' }
const status = (value: string) => ({ name: 'open-data.set-status', input: { status: value } })

/**
 * Publishing a dataset as open data (requirements 5.13 openDataset; R-OPN-06, R-OPN-12): the owner's steward prepares,
 * its head proposes, the focal department confirms, the house writes the files; withdrawing needs a reason.
 * Source: 000/002 Đ3.2.g, Đ20, Đ26.4, Đ30.2.
 */
export const openDataPublication = defineProcedure({
  id: 'open-data-publication',
  version: 1,
  title: { vi: 'Công bố dữ liệu mở', en: 'Publication of open data' },
  aggregate: 'open-data.publication',
  opening: {
    to: 'preparing',
    actors: [...preparers, { role: 'system' }],
    legalBasis: ['000 Đ20.1', '000 Đ30.2'],
  },
  states: [
    { id: 'preparing', title: { vi: 'Đang chuẩn bị', en: 'Being prepared' } },
    { id: 'proposed', title: { vi: 'Chờ Sở xác nhận', en: 'Waiting for confirmation' } },
    { id: 'returned', title: { vi: 'Sở trả lại để bổ sung', en: 'Returned' }, meaning: 'returned' },
    { id: 'confirmed', title: { vi: 'Đã xác nhận, đang công bố', en: 'Confirmed, being published' } },
    { id: 'published', title: { vi: 'Đã công bố', en: 'Published' }, kind: 'resting' },
    {
      id: 'refused',
      title: { vi: 'Không đủ điều kiện công bố', en: 'Not fit for publication' },
      kind: 'final',
      meaning: 'refused',
    },
    { id: 'withdrawn', title: { vi: 'Đã thu hồi', en: 'Withdrawn' }, kind: 'final' },
  ],
  actions: [
    {
      id: 'propose',
      title: { vi: 'Đề xuất công bố', en: 'Propose publication' },
      from: ['preparing', 'returned'],
      to: 'proposed',
      actors: [...proposers],
      guards: [publishable],
      effects: [status('proposed')],
      notices: [
        {
          to: [focal],
          title: { vi: 'Có bộ dữ liệu đề xuất công bố', en: 'A dataset is proposed for publication' },
        },
      ],
      legalBasis: ['000 Đ30.2'],
    },
    {
      id: 'confirm',
      title: { vi: 'Xác nhận đủ điều kiện công bố', en: 'Confirm for publication' },
      from: ['proposed'],
      to: 'confirmed',
      actors: [focal],
      guards: [publishable],
      notSameActorAs: ['propose'],
      deadline: { profileKey: 'publication.confirmation' },
      effects: [status('confirmed'), { name: 'open-data.write-version' }],
      legalBasis: ['000 Đ26.4', '000 Đ30.2'],
    },
    {
      id: 'publish-issued',
      title: { vi: 'Công bố danh mục đã ban hành', en: 'Publish an inventory that has been issued' },
      from: ['preparing'],
      to: 'confirmed',
      actors: [{ role: 'system' }],
      requiresReason: true,
      guards: [publishable, { name: 'open-data.issued-inventory' }],
      effects: [status('confirmed'), { name: 'open-data.write-version' }],
      legalBasis: ['000 Đ30.1', '000 Đ30.3'],
    },
    {
      id: 'return',
      title: { vi: 'Trả lại để bổ sung', en: 'Return for completion' },
      kind: 'return',
      from: ['proposed'],
      to: 'returned',
      actors: [focal],
      requiresReason: true,
      effects: [status('returned')],
      notices: [
        {
          to: [...proposers, ...preparers],
          title: { vi: 'Sở trả lại đề xuất công bố', en: 'The proposal was returned' },
        },
      ],
    },
    {
      id: 'refuse',
      title: { vi: 'Từ chối công bố', en: 'Refuse publication' },
      kind: 'refuse',
      from: ['proposed'],
      to: 'refused',
      actors: [focal],
      requiresReason: true,
      effects: [status('refused')],
      notices: [
        {
          to: [...proposers, ...preparers],
          title: { vi: 'Sở từ chối công bố', en: 'Publication was refused' },
        },
      ],
      legalBasis: ['000 Đ26.4'],
    },
    {
      id: 'publish',
      title: { vi: 'Công bố trên cổng', en: 'Publish on the portal' },
      from: ['confirmed'],
      to: 'published',
      actors: [{ role: 'system' }],
      effects: [status('published')],
      notices: [
        {
          to: [...proposers, ...preparers, focal],
          title: { vi: 'Bộ dữ liệu đã công bố trên cổng', en: 'The dataset is published' },
        },
      ],
      legalBasis: ['000 Đ20.1'],
    },
    {
      id: 'give-back',
      title: { vi: 'Trả lại vì không còn đủ điều kiện', en: 'Give back: no longer fit' },
      kind: 'return',
      from: ['confirmed'],
      to: 'returned',
      actors: [{ role: 'system' }],
      requiresReason: true,
      effects: [status('returned')],
      notices: [
        {
          to: [...proposers, ...preparers, focal],
          title: { vi: 'Chưa công bố được bộ dữ liệu', en: 'The dataset could not be published' },
        },
      ],
    },
    {
      id: 'withdraw',
      title: { vi: 'Thu hồi khỏi cổng', en: 'Withdraw from the portal' },
      kind: 'option',
      from: ['published'],
      to: 'withdrawn',
      actors: [...proposers, focal],
      requiresReason: true,
      effects: [{ name: 'open-data.withdraw' }],
      notices: [
        {
          to: [...proposers, ...preparers, focal],
          title: { vi: 'Bộ dữ liệu đã thu hồi khỏi cổng', en: 'The dataset was withdrawn' },
        },
      ],
    },
  ],
  viewers: [
    ...preparers,
    ...proposers,
    focal,
    { role: 'province-authority', scope: 'province' },
    { role: 'auditor', scope: 'province' },
  ],
})
