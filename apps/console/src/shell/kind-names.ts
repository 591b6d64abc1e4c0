// SPDX-License-Identifier: Apache-2.0
import { defineTexts, useTexts } from '@tinhso/kernel/ui'

const kinds = defineTexts({
  dataset: { vi: 'Bộ dữ liệu', en: 'Datasets' },
  'open-dataset': { vi: 'Dữ liệu mở', en: 'Open data' },
  agency: { vi: 'Cơ quan', en: 'Agencies' },
  unit: { vi: 'Đơn vị hành chính', en: 'Administrative units' },
  'code-list': { vi: 'Danh mục mã', en: 'Code lists' },
  'code-item': { vi: 'Mã trong danh mục', en: 'Codes' },
  document: { vi: 'Văn bản', en: 'Documents' },
  'legal-document': { vi: 'Văn bản', en: 'Documents' },
  case: { vi: 'Hồ sơ', en: 'Cases' },
  account: { vi: 'Tài khoản', en: 'Accounts' },
  other: { vi: 'Nội dung khác', en: 'Other' },
})

/** The heading under which hits of a kind stand. */
export function useKindName(): (kind: string) => string {
  const t = useTexts(kinds)
  return (kind) => {
    const plain = kind.split('.').at(-1) ?? kind
    return t(plain in kinds ? (plain as keyof typeof kinds) : 'other')
  }
}
