// SPDX-License-Identifier: Apache-2.0
import { definePermission } from '@tinhso/kernel/access'

/** What this module lets people do; the steps of the procedure carry their own roles. */
export const permissions = {
  prepare: definePermission({
    key: 'open-data.publication.prepare',
    title: { vi: 'Chuẩn bị công bố dữ liệu mở', en: 'Prepare the publication of open data' },
    allow: { 'data-steward': 'agency', 'agency-focal': 'agency', 'owner-agency': 'agency' },
  }),
  update: definePermission({
    key: 'open-data.publication.update',
    title: { vi: 'Công bố phiên bản mới của dữ liệu mở', en: 'Publish a new version of open data' },
    allow: { 'agency-focal': 'agency', 'agency-head': 'agency', 'owner-agency': 'agency' },
  }),
  see: definePermission({
    key: 'open-data.publication.see',
    title: { vi: 'Xem hồ sơ công bố dữ liệu mở', en: 'See publications of open data' },
    allow: {
      'data-steward': 'agency',
      'agency-focal': 'agency',
      'agency-head': 'agency',
      'owner-agency': 'agency',
      'focal-province': 'province',
      'province-authority': 'province',
      auditor: 'province',
    },
  }),
}
