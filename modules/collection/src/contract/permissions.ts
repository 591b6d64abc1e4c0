// SPDX-License-Identifier: Apache-2.0
import { definePermission } from '@tinhso/kernel/access'

export const permissions = {
  manage: definePermission({
    key: 'collection.round.manage',
    title: {
      vi: 'Mở và theo dõi đợt thu thập của cơ quan',
      en: 'Open and follow collection rounds of the agency',
    },
    allow: { 'owner-agency': 'agency', 'data-steward': 'agency', 'agency-focal': 'agency' },
  }),
  lock: definePermission({
    key: 'collection.round.lock',
    title: { vi: 'Chốt đợt thu thập', en: 'Lock a collection round' },
    allow: { 'owner-agency': 'agency', 'agency-head': 'agency' },
  }),
  see: definePermission({
    key: 'collection.round.see',
    title: { vi: 'Xem đợt thu thập', en: 'See collection rounds' },
    allow: {
      'owner-agency': 'agency',
      'data-steward': 'agency',
      'agency-focal': 'agency',
      'agency-head': 'agency',
      'focal-province': 'province',
      auditor: 'province',
    },
  }),
  fill: definePermission({
    key: 'collection.contribution.fill',
    title: { vi: 'Nhập số liệu cho đợt thu thập', en: 'Fill in a contribution' },
    allow: { 'data-steward': 'agency', 'agency-focal': 'agency', 'owner-agency': 'agency' },
  }),
  approve: definePermission({
    key: 'collection.contribution.approve',
    title: { vi: 'Duyệt số liệu trước khi gửi', en: 'Approve a contribution before it is sent' },
    allow: { 'agency-head': 'agency', 'owner-agency': 'agency' },
  }),
  task: definePermission({
    key: 'collection.contribution.see',
    title: { vi: 'Xem việc thu thập của cơ quan', en: 'See what the agency owes to rounds' },
    allow: {
      'data-steward': 'agency',
      'agency-focal': 'agency',
      'owner-agency': 'agency',
      'agency-head': 'agency',
    },
  }),
}
