// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences of the pages of who contributes. */
export const taskTexts = defineTexts({
  tasks: { vi: 'Việc thu thập', en: 'My collection tasks' },
  tasksPurpose: {
    vi: 'Số liệu mà cơ quan khác đề nghị đơn vị mình gửi.',
    en: 'Rows that other agencies ask of ours.',
  },
  task: { vi: 'Gửi số liệu', en: 'Send rows' },
  empty: { vi: 'Không có việc thu thập nào đang chờ', en: 'No collection task waits for you' },
  emptyHelp: {
    vi: 'Khi có đợt thu thập mới, việc sẽ hiện ở đây và trong thông báo.',
    en: 'When a new round is opened, its task appears here and among your notices.',
  },
  all: { vi: 'Cả việc đã xong', en: 'Also what is done' },
  from: { vi: '{owner} · kỳ {period}', en: '{owner} · period {period}' },
  rowsSoFar: { vi: '{count} dòng', en: '{count} rows' },
  instructions: { vi: 'Hướng dẫn của cơ quan chủ quản', en: 'Instructions of the owner' },
  returnedWhy: { vi: '{name} trả lại ngày {day}', en: 'Returned by {name} on {day}' },
  phoneForm: {
    vi: 'Dùng phiếu gọn cho điện thoại, mạng yếu',
    en: 'Use the light form for phones and weak lines',
  },
  noUpload: { vi: 'Nhập từng dòng', en: 'Row by row' },
  addRow: { vi: 'Thêm dòng', en: 'Add a row' },
  removeRow: { vi: 'Bỏ dòng', en: 'Remove' },
  number: { vi: 'Dòng', en: 'Row' },
  remark: { vi: 'Nhận xét', en: 'Remarks' },
  returnReason: { vi: 'Cơ quan chủ quản: {reason}', en: 'Owner: {reason}' },
  right: { vi: 'Đúng', en: 'Right' },
  prefilled: { vi: 'từ kỳ trước', en: 'from last period' },
  prefilledNote: {
    vi: 'Các dòng lấy từ kỳ trước. Sửa dòng thay đổi, bỏ dòng không còn, thêm dòng mới.',
    en: 'The rows are those of last period. Change what changed, remove what is gone, add what is new.',
  },
  noRows: {
    vi: 'Chưa có dòng nào. Thêm dòng, nạp tệp Excel, hoặc chọn “Không phát sinh”.',
    en: 'There are no rows. Add one, bring an Excel file, or choose “Nothing to report”.',
  },
  saving: { vi: 'Đang lưu…', en: 'Saving…' },
  savedAll: { vi: 'Đã lưu mọi thay đổi', en: 'Everything is saved' },
  offline: {
    vi: 'Mất kết nối. Thay đổi được giữ trong trang này và sẽ tự gửi khi có mạng; đừng đóng trang.',
    en: 'No connection. Changes stay on this page and are sent by themselves; do not close it.',
  },
  conflict: {
    vi: '{name} đã sửa dòng “{row}” trong lúc anh/chị nhập. Chọn bản giữ lại.',
    en: '{name} changed row “{row}” while you were typing. Choose which to keep.',
  },
  keepMine: { vi: 'Giữ bản của tôi', en: 'Keep mine' },
  takeTheirs: { vi: 'Lấy bản kia', en: 'Take the other' },
  faultCount: { vi: '{count} dòng cần sửa', en: '{count} rows need fixing' },
  submit: { vi: 'Trình lãnh đạo duyệt', en: 'Ask for approval' },
  nothing: { vi: 'Không phát sinh', en: 'Nothing to report' },
  nothingTitle: { vi: 'Xác nhận không phát sinh', en: 'Confirm that there is nothing to report' },
  nothingConfirm: {
    vi: 'Đơn vị không có số liệu nào trong kỳ này. Lãnh đạo duyệt xong, trả lời này được gửi đi.',
    en: 'There is nothing in this period. Once your leader approves, this answer is sent.',
  },
  withdraw: { vi: 'Rút lại để sửa', en: 'Withdraw' },
  approve: { vi: 'Duyệt và gửi', en: 'Approve and send' },
  sendBack: { vi: 'Trả lại người nhập', en: 'Send back' },
  sendBackConsequence: {
    vi: 'Người nhập nhận lại bản nháp với lý do này.',
    en: 'The officer gets the draft back with this reason.',
  },
  isNothing: {
    vi: 'Đơn vị báo: không phát sinh trong kỳ này.',
    en: 'The agency says: nothing to report in this period.',
  },
  waiting: {
    vi: '{name} đã nhập xong và trình duyệt. Lãnh đạo xem lại rồi duyệt để gửi.',
    en: '{name} filled in and asked for approval. A leader looks through and approves to send.',
  },
  sentBy: { vi: '{name} đã duyệt và gửi lúc {time}.', en: 'Approved and sent by {name} at {time}.' },
  upload: { vi: 'Nạp tệp Excel', en: 'Bring an Excel file' },
  uploadHelp: {
    vi: 'Tệp mẫu hoặc tệp của đơn vị (.xlsx, .xls, .csv, .ods). Cột nhận theo tên; dòng được thêm vào bảng để xem lại.',
    en: 'The template or your own file (.xlsx, .xls, .csv, .ods). Columns are known by name; rows come into the grid for you to look through.',
  },
  uploaded: { vi: 'Đã thêm {count} dòng từ tệp.', en: '{count} rows came from the file.' },
  template: { vi: 'Tải tệp mẫu (có sẵn các dòng)', en: 'The template, with the rows' },
  replaceRows: {
    vi: 'Tệp thay toàn bộ các dòng đang có',
    en: 'The file replaces the rows that are there',
  },
  unknownColumns: { vi: 'Cột không dùng: {columns}', en: 'Columns not used: {columns}' },
  whyRow: { vi: 'Lý do trả dòng này', en: 'What is wrong with this row' },
  correct: { vi: 'Đính chính', en: 'Correct' },
  correctTitle: { vi: 'Đính chính dòng: {row}', en: 'Correct row: {row}' },
  correctAsk: { vi: 'Đề nghị đính chính', en: 'Ask for the correction' },
  correctAsked: {
    vi: 'Đã lập lần nạp đính chính. Giá trị mới có hiệu lực khi người khác duyệt:',
    en: 'A correction batch was made. The new value counts once another person approves it:',
  },
  correctBatch: { vi: 'Lần nạp {number}', en: 'Batch {number}' },
  reason: { vi: 'Lý do', en: 'Reason' },
  due: { vi: 'Hạn', en: 'Due' },
  required: { vi: 'bắt buộc', en: 'required' },
})
