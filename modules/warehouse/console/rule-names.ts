// SPDX-License-Identifier: Apache-2.0

import { defineTexts, useTexts } from '@tinhso/kernel/ui'
import type { DatasetSchema } from '@tinhso/warehouse/contract'

const kinds = defineTexts({
  type: { vi: 'sai kiểu dữ liệu', en: 'wrong type' },
  mandatory: { vi: 'thiếu giá trị', en: 'missing value' },
  length: { vi: 'sai độ dài', en: 'wrong length' },
  format: { vi: 'sai mẫu', en: 'wrong form' },
  'code-list': { vi: 'ngoài danh mục', en: 'not in the code list' },
  range: { vi: 'ngoài khoảng cho phép', en: 'out of range' },
  unique: { vi: 'trùng', en: 'repeated' },
  uniqueness: { vi: 'trùng', en: 'repeated' },
  reference: { vi: 'không có ở bộ dữ liệu liên quan', en: 'not in the related dataset' },
  key: { vi: 'trùng khóa', en: 'repeated key' },
  source: { vi: 'khác với nguồn khác', en: 'another source says otherwise' },
  record: { vi: 'dòng hỏng', en: 'broken record' },
})

const isKind = (text: string): text is keyof typeof kinds => text in kinds

/** What a rule is called on screen: “Mã số thuế: sai kiểu dữ liệu”; a rule with its own id keeps it. */
export function useRuleName(schema: DatasetSchema | null | undefined): (rule: string) => string {
  const t = useTexts(kinds)
  return (rule) => {
    const [head = '', tail = ''] = rule.split('.')
    const field = schema?.fields.find(({ id }) => id === head)
    if (field && isKind(tail)) return `${field.title.vi}: ${t(tail)}`
    return isKind(head) ? t(head) : rule
  }
}
