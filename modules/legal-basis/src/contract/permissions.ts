// SPDX-License-Identifier: Apache-2.0
import { definePermission } from '@tinhso/kernel/access'

/** Enter legal documents and keep their validity up to date. */
export const manageDocuments = definePermission({
  key: 'legal-basis.document.manage',
  title: { vi: 'Cập nhật văn bản pháp lý', en: 'Keep legal documents up to date' },
  allow: { 'focal-province': 'province', sysadmin: 'province' },
})

export const legalBasisPermissions = [manageDocuments]
