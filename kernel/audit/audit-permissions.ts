// SPDX-License-Identifier: Apache-2.0
import { definePermission } from '../access/index.ts'

/** Reading the audit: everything for the auditor and the security lead, the own agency’s entries for its head. */
export const readAudit = definePermission({
  key: 'audit.read',
  title: { vi: 'Xem nhật ký hoạt động', en: 'Read the audit' },
  allow: { auditor: 'province', 'security-lead': 'province', 'agency-head': 'agency' },
})

/** Checking the whole chain, which reads every entry. */
export const verifyChain = definePermission({
  key: 'audit.verify',
  title: { vi: 'Kiểm tra chuỗi bằng chứng', en: 'Verify the audit chain' },
  allow: { auditor: 'province', 'security-lead': 'province' },
})

/** Making the pack that an audit of the installation asks for: accounts, rights, settings, bill of materials, log proof. */
export const packForAudit = definePermission({
  key: 'audit.pack',
  title: { vi: 'Lập hồ sơ kiểm tra hệ thống', en: 'Make the audit pack' },
  allow: { auditor: 'province', 'security-lead': 'province' },
})

export const auditPermissions = [readAudit, verifyChain, packForAudit]
