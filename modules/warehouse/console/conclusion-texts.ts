// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences about what was concluded from a file. */
export const conclusionTexts = defineTexts({
  conclusionsTitle: { vi: 'Nền tảng đã hiểu bảng này thế nào', en: 'How this table was understood' },
  conclusionsHelp: {
    vi: 'Xem các mục cần quyết định trước. Chỗ nào chưa đúng, chọn lại rồi bấm “Đọc lại theo lựa chọn”; tệp gốc không bị sửa.',
    en: 'Look first at what needs a decision. Where it is wrong, choose again and read again; the file itself is not changed.',
  },
  'conclusion.question': { vi: 'Cần quyết định', en: 'To decide' },
  'conclusion.proposed': { vi: 'Đề xuất', en: 'Proposed' },
  'conclusion.applied': { vi: 'Đã áp dụng', en: 'Applied' },
  'conclusion.told': { vi: 'Để biết', en: 'To know' },
  conclusionRow: { vi: 'Dòng {record}:', en: 'Row {record}:' },
  conclusionSampled: {
    vi: '(đếm trên một phần các dòng của tệp lớn)',
    en: '(counted in a part of a large file)',
  },
  conclusionsMore: { vi: 'Xem thêm {count} mục', en: '{count} more' },
  conclusionsChanged: { vi: 'Đã chọn lại {count} mục.', en: '{count} changed.' },
  conclusionsRun: { vi: 'Đọc lại theo lựa chọn', en: 'Read again as chosen' },
  conclusionsUndo: { vi: 'Bỏ chọn', en: 'Undo' },
  emptyCell: { vi: '(trống)', en: '(empty)' },
})
