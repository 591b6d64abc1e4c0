// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences about templates and about what differs from last time. */
export const templateTexts = defineTexts({
  template: { vi: 'Tải mẫu Excel', en: 'Download the template' },
  templateHelp: {
    vi: 'Chưa có tệp? Tải mẫu có sẵn danh mục và cách nhập từng cột; tệp nhập theo mẫu được nhận ngay, không phải ghép cột.',
    en: 'No file yet? The template has drop-downs and explains each column; filled in, it is taken without assigning columns.',
  },
  current: {
    vi: 'Tệp nhập theo mẫu Excel của bộ dữ liệu này',
    en: 'This file is the template of this dataset',
  },
  currentHelp: {
    vi: 'Mẫu theo cấu trúc phiên bản {version}; các cột đã được tự ghép.',
    en: 'The template is of schema version {version}; its columns were assigned by themselves.',
  },
  older: { vi: 'Tệp nhập theo mẫu cũ', en: 'This file is an older template' },
  olderHelp: {
    vi: 'Mẫu theo cấu trúc phiên bản {version}. Đã tự chuyển sang cấu trúc hiện hành; lần sau nên tải mẫu mới.',
    en: 'The template is of schema version {version}. It was brought to the present schema; download a fresh template next time.',
  },
  broken: { vi: 'Dấu của mẫu Excel không còn đúng', en: 'The stamp of the template is broken' },
  brokenHelp: {
    vi: 'Tệp được đọc như tệp thường. Xem kỹ cách ghép cột.',
    en: 'The file was read like any other. Look at the assignment of columns.',
  },
  changes: { vi: 'Khác với cấu trúc đang dùng', en: 'Differs from the schema in use' },
  changesHelp: {
    vi: 'Xem đề xuất dưới đây rồi bấm Xác nhận một lần; lần sau tệp như vậy được nhận ngay.',
    en: 'Look at the proposal and confirm once; the next file of this kind is taken at once.',
  },
  'kind.added': { vi: 'Thêm', en: 'Added' },
  'kind.renamed': { vi: 'Đổi tên', en: 'Renamed' },
  'kind.missing': { vi: 'Thiếu', en: 'Missing' },
  'kind.removed': { vi: 'Đã bỏ', en: 'Removed' },
  'kind.changed': { vi: 'Đổi kiểu', en: 'Another type' },
  differences: { vi: 'Khác nhiều so với lần nạp trước', en: 'Differs much from the last batch' },
  differencesHelp: {
    vi: 'Chỉ để anh/chị xem lại, không chặn việc nộp.',
    en: 'For you to look at; it does not stop you from submitting.',
  },
})
