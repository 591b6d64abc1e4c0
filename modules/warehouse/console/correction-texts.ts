// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences about corrections of rows in force (R-ING-12). */
export const correctionTexts = defineTexts({
  tab: { vi: 'Đính chính', en: 'Corrections' },
  act: { vi: 'Đính chính', en: 'Correct' },
  byKey: { vi: 'Đính chính theo khóa', en: 'Correct by key' },
  title: { vi: 'Đính chính dữ liệu đang dùng', en: 'Correct data in force' },
  consequence: {
    vi: 'Giá trị mới có hiệu lực khi một người khác duyệt. Giá trị cũ vẫn còn trong lịch sử.',
    en: 'New values count once another person approves them. Old values stay in history.',
  },
  needsKey: {
    vi: 'Bộ dữ liệu chưa có khóa nên chưa đính chính từng dòng được. Chọn khóa ở phần Cấu trúc, hoặc nạp lại tệp đúng theo cách “Thay toàn bộ”.',
    en: 'This dataset has no key, so single rows cannot be corrected. Choose a key in its schema, or bring the right file with “replace all”.',
  },
  hiddenKey: {
    vi: 'Khóa được che với tài khoản này: nhập đủ khóa của dòng.',
    en: 'The key is hidden from this account: type it in full.',
  },
  find: { vi: 'Tìm dòng', en: 'Find the row' },
  notFound: {
    vi: 'Không có dòng đang dùng với khóa này. Kiểm tra lại rồi tìm lại.',
    en: 'There is no row in force with this key. Check it and search again.',
  },
  present: { vi: 'Đang có: {value}', en: 'Now: {value}' },
  masked: {
    vi: 'Giá trị được che; chỉ nhập khi cần thay',
    en: 'The value is hidden; type only to replace it',
  },
  reason: { vi: 'Lý do đính chính', en: 'Why it is corrected' },
  reasonHelp: {
    vi: 'Vì sao giá trị cũ sai, căn cứ nào; người duyệt và người dùng dữ liệu sẽ đọc.',
    en: 'Why the old value is wrong and on what ground; the approver and users of the data read it.',
  },
  reasonMissing: { vi: 'Ghi lý do rồi gửi lại.', en: 'Write the reason, then send again.' },
  nothingChanged: { vi: 'Chưa có giá trị nào được sửa.', en: 'No value was changed yet.' },
  send: { vi: 'Gửi duyệt', en: 'Send for approval' },
  sent: { vi: 'Đã gửi, chờ người khác duyệt ở', en: 'Sent; another person approves it in' },
  batch: { vi: 'lần nạp {number}', en: 'batch {number}' },
  close: { vi: 'Đóng', en: 'Close' },
  'status.waiting': { vi: 'Chờ duyệt', en: 'Waits for approval' },
  'status.in-force': { vi: 'Đã có hiệu lực', en: 'In force' },
  'status.refused': { vi: 'Không được duyệt', en: 'Not accepted' },
  'status.undone': { vi: 'Đã hoàn lại', en: 'Taken back' },
  asked: { vi: '{name} gửi {at}', en: 'Sent by {name}, {at}' },
  decided: { vi: '{name} quyết định {at}', en: 'Decided by {name}, {at}' },
  row: { vi: 'Dòng', en: 'Row' },
  field: { vi: 'Trường', en: 'Field' },
  before: { vi: 'Giá trị cũ', en: 'Old value' },
  after: { vi: 'Giá trị mới', en: 'New value' },
  empty: { vi: '(trống)', en: '(empty)' },
  notKept: { vi: 'không còn giữ', en: 'not kept' },
  hidden: {
    vi: 'và {count} trường khác không hiển thị với tài khoản này',
    en: 'and {count} other fields that this account does not see',
  },
  more: { vi: 'và {count} dòng khác: xem ở lần nạp', en: 'and {count} other rows: see the batch' },
  none: { vi: 'Chưa có đính chính nào', en: 'No corrections yet' },
  noneHelp: {
    vi: 'Khi thấy dữ liệu sai: mở phần Dữ liệu, chọn dòng, bấm Đính chính và ghi lý do.',
    en: 'When data is wrong: open Data, choose the rows, press Correct and write why.',
  },
})
