// SPDX-License-Identifier: Apache-2.0
import { definePermission } from '@tinhso/kernel/access'

/** Publish code lists, change their items, import them (R-REF-01, R-REF-03, R-REF-05). */
export const manageCodeLists = definePermission({
  key: 'reference.code-list.manage',
  title: { vi: 'Quản lý danh mục dùng chung', en: 'Manage shared code lists' },
  allow: { 'focal-province': 'province' },
})

/** Set working days and days off. */
export const manageWorkingCalendar = definePermission({
  key: 'reference.working-calendar.manage',
  title: { vi: 'Cập nhật lịch làm việc', en: 'Keep the working calendar' },
  allow: { 'focal-province': 'province', sysadmin: 'province' },
})

export const referencePermissions = [manageCodeLists, manageWorkingCalendar]
