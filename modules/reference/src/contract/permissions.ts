// SPDX-License-Identifier: Apache-2.0
import { definePermission } from '@tinhso/kernel/access'

export const permissions = {
  manage: definePermission({
    key: 'reference.code-list.manage',
    title: { vi: 'Quản lý danh mục dùng chung', en: 'Manage shared code lists' },
    allow: { 'focal-province': 'province' },
  }),
}
