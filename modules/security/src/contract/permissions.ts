// SPDX-License-Identifier: Apache-2.0
import { definePermission } from '@tinhso/kernel/access'

const deciders = {
  'security-lead': 'province',
  'focal-province': 'province',
  'agency-head': 'agency',
} as const

/** What this module asks permission for. Proposing and confirming are the same people's right, never the same person's act. */
export const permissions = {
  seePurges: definePermission({
    key: 'security.purge.see',
    title: { vi: 'Xem các lần tiêu hủy dữ liệu', en: 'See purges of data' },
    allow: { ...deciders, auditor: 'province' },
  }),
  proposePurge: definePermission({
    key: 'security.purge.propose',
    title: { vi: 'Đề nghị tiêu hủy dữ liệu', en: 'Propose a purge of data' },
    allow: deciders,
  }),
  confirmPurge: definePermission({
    key: 'security.purge.confirm',
    title: { vi: 'Xác nhận tiêu hủy dữ liệu', en: 'Confirm a purge of data' },
    allow: deciders,
  }),
  seeRefusedFiles: definePermission({
    key: 'security.refused-file.see',
    title: { vi: 'Xem các tệp bị từ chối', en: 'See refused files' },
    allow: {
      'security-lead': 'province',
      'focal-province': 'province',
      auditor: 'province',
      'agency-head': 'agency',
      'owner-agency': 'agency',
      'data-steward': 'agency',
      'agency-focal': 'agency',
    },
  }),
  reviewRefusedFile: definePermission({
    key: 'security.refused-file.review',
    title: { vi: 'Xem lại tệp bị từ chối', en: 'Review a refused file' },
    allow: { 'security-lead': 'province', 'focal-province': 'province' },
  }),
}
