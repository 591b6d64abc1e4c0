// SPDX-License-Identifier: Apache-2.0
import { definePermission } from '@tinhso/kernel/access'

const provinceReaders = {
  'province-authority': 'province',
  'focal-province': 'province',
  auditor: 'province',
} as const
const owners = {
  'owner-agency': 'agency',
  'agency-focal': 'agency',
  'data-steward': 'agency',
  'agency-head': 'agency',
} as const

export const permissions = {
  register: definePermission({
    key: 'catalog.entry.register',
    title: { vi: 'Đăng ký bộ dữ liệu', en: 'Register a dataset' },
    allow: { 'owner-agency': 'agency', 'agency-focal': 'agency', 'data-steward': 'agency' },
  }),
  edit: definePermission({
    key: 'catalog.entry.edit',
    title: { vi: 'Sửa mô tả bộ dữ liệu', en: 'Edit the description of a dataset' },
    allow: { 'owner-agency': 'agency', 'agency-focal': 'agency', 'data-steward': 'agency' },
  }),
  seePrivate: definePermission({
    key: 'catalog.entry.see-private',
    title: { vi: 'Xem mục dùng riêng trong danh mục', en: 'See entries kept for their owner' },
    allow: { ...provinceReaders, ...owners },
  }),
  confirm: definePermission({
    key: 'catalog.entry.confirm',
    title: { vi: 'Xác nhận dữ liệu không trùng nội dung', en: 'Confirm that a dataset is not a duplicate' },
    allow: { 'focal-province': 'province' },
  }),
}
