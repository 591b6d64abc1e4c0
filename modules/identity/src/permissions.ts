// SPDX-License-Identifier: Apache-2.0
import { definePermission } from '@tinhso/kernel/access'

const administrators = { sysadmin: 'province', 'agency-administrator': 'agency' } as const

/** Sees accounts, their roles and their state. */
export const readAccounts = definePermission({
  key: 'identity.account.read',
  title: { vi: 'Xem tài khoản', en: 'View accounts' },
  allow: { ...administrators, 'agency-head': 'agency', auditor: 'province' },
})

/** Asks for an account; another person approves it (R-SSO-07). */
export const requestAccount = definePermission({
  key: 'identity.account.request',
  title: { vi: 'Đề nghị cấp tài khoản', en: 'Request an account' },
  allow: { ...administrators, 'agency-head': 'agency' },
})

/** Approves, changes, suspends, closes, reopens accounts and issues one-time passwords. */
export const manageAccounts = definePermission({
  key: 'identity.account.manage',
  title: { vi: 'Quản lý tài khoản', en: 'Manage accounts' },
  allow: administrators,
})

/** Grants and revokes roles inside one's own scope. */
export const grantRoles = definePermission({
  key: 'identity.role.grant',
  title: { vi: 'Cấp và thu hồi vai trò', en: 'Grant and revoke roles' },
  allow: administrators,
})

/** Takes over a personnel list. */
export const importAccounts = definePermission({
  key: 'identity.account.import',
  title: { vi: 'Nhập danh sách cán bộ', en: 'Import a personnel list' },
  allow: administrators,
})

/** Everything this module asks permission for. */
export const identityPermissions = [readAccounts, requestAccount, manageAccounts, grantRoles, importAccounts]
