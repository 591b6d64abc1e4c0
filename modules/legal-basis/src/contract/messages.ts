// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '@tinhso/kernel/errors'
import { defineMessages } from '@tinhso/kernel/i18n'

export const legalBasisMessages = defineMessages({
  'legal-basis.document-not-found': {
    vi: 'Không tìm thấy văn bản “{ref}”. Kiểm tra số hiệu, hoặc bổ sung văn bản vào danh mục.',
    en: 'There is no document “{ref}”. Check its number, or enter the document first.',
  },
  'legal-basis.duplicate-document': {
    vi: 'Văn bản số “{number}” đã có trong danh mục với mã {ref}.',
    en: 'The document “{number}” is in the list already, as {ref}.',
  },
  'legal-basis.validity-order': {
    vi: 'Ngày hết hiệu lực phải sau ngày có hiệu lực.',
    en: 'A document must end after it begins.',
  },
  'legal-basis.stale': {
    vi: 'Người khác vừa cập nhật văn bản này. Tải lại trang rồi làm tiếp.',
    en: 'Someone else has just changed this document. Reload the page and go on.',
  },
})

/** Makes a refusal of this module. */
export const refuse = createRefusal(legalBasisMessages)
