// SPDX-License-Identifier: Apache-2.0
import type { Text } from '@tinhso/kernel/ui'

/** What happened to an entry, as the end of a sentence that begins with who did it. */
export const historyNames: Readonly<Record<string, Text>> = {
  'procedure.dataset-registration.opened': { vi: 'soạn đăng ký', en: 'drafted the registration' },
  'procedure.dataset-registration.submit': { vi: 'nộp đăng ký', en: 'submitted the registration' },
  'procedure.dataset-registration.declare-different': {
    vi: 'cam kết không trùng nội dung',
    en: 'declared that the content differs',
  },
  'procedure.dataset-registration.confirm-different': {
    vi: 'xác nhận không trùng',
    en: 'confirmed: no duplicate',
  },
  'procedure.dataset-registration.send-back': { vi: 'trả lại để bổ sung', en: 'sent it back' },
  'procedure.dataset-registration.confirm-duplicate': {
    vi: 'xác nhận trùng nội dung',
    en: 'confirmed: duplicate',
  },
  'catalog.entry-registered': { vi: 'đưa vào danh mục', en: 'entered it in the catalogue' },
  'catalog.entry-changed': { vi: 'sửa mô tả', en: 'changed the description' },
  'catalog.rules-recorded': { vi: 'ghi nhận quy định thu thập', en: 'recorded the collection rules' },
}

/** Names of what may be changed after registration. */
export const changedFieldNames: Readonly<Record<string, Text>> = {
  purpose: { vi: 'mục đích', en: 'purpose' },
  scope: { vi: 'phạm vi', en: 'scope' },
  sources: { vi: 'nguồn dữ liệu', en: 'sources' },
  updateCycle: { vi: 'chu kỳ cập nhật', en: 'update cycle' },
  legalBasis: { vi: 'căn cứ pháp lý', en: 'legal basis' },
  classification: { vi: 'phân loại', en: 'classification' },
  personalDataPurpose: { vi: 'mục đích xử lý dữ liệu cá nhân', en: 'purpose of processing personal data' },
}
