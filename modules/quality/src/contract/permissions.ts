// SPDX-License-Identifier: Apache-2.0
import { definePermission } from '@tinhso/kernel/access'

/** Rights of this module. */
export const permissions = {
  /** See measures and open issues: of the agency's datasets, or of the whole province. */
  see: definePermission({
    key: 'quality.see',
    title: { vi: 'Theo dõi chất lượng dữ liệu', en: 'Follow the quality of data' },
    allow: {
      'owner-agency': 'agency',
      'data-steward': 'agency',
      'agency-focal': 'agency',
      'agency-head': 'agency',
      'focal-province': 'province',
      leader: 'province',
      auditor: 'province',
    },
  }),
}
