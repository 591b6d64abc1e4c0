// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

/** What the warehouse says when it refuses a correction of rows in force. */
export const correctionMessages = defineMessages({
  'warehouse.correction-without-reason': {
    vi: 'Đính chính phải có lý do. Ghi vì sao giá trị đang có là sai (ví dụ: nhập nhầm theo biên bản số …) rồi gửi lại.',
    en: 'A correction needs a reason. Write why the present value is wrong (for example: typed wrong, see record no. …) and send again.',
  },
  'warehouse.correction-needs-key': {
    vi: 'Bộ dữ liệu này chưa có khóa nên chưa chỉ đúng được dòng cần đính chính. Chọn khóa ở phần Cấu trúc, hoặc nạp lại tệp đúng theo cách “Thay toàn bộ”.',
    en: 'This dataset has no key, so the row to correct cannot be told. Choose a key in its schema, or bring the right file with “replace all”.',
  },
  'warehouse.correction-unknown-row': {
    vi: 'Không có đúng một dòng đang dùng với khóa “{key}”. Kiểm tra lại giá trị khóa rồi tìm lại.',
    en: 'There is not exactly one row in force with the key “{key}”. Check the key and search again.',
  },
  'warehouse.correction-changes-key': {
    vi: 'Đính chính không đổi khóa của dòng (“{title}”). Nếu khóa sai, hoàn lại lần nạp hoặc nạp lại bản đúng.',
    en: 'A correction does not change the key of a row (“{title}”). If the key is wrong, take the batch back or bring the right file.',
  },
  'warehouse.correction-changes-nothing': {
    vi: 'Dòng “{key}” chưa có giá trị nào khác với hiện tại. Sửa giá trị rồi gửi lại.',
    en: 'No value of row “{key}” differs from what is there. Change a value and send again.',
  },
  'warehouse.correction-with-faults': {
    vi: 'Giá trị mới của dòng “{key}” chưa đạt: {fault} Sửa lại rồi gửi.',
    en: 'The new values of row “{key}” do not pass: {fault} Mend them and send again.',
  },
  'warehouse.correction-waits': {
    vi: 'Dòng “{key}” đang có đính chính chờ duyệt ở lần nạp {number}. Chờ duyệt xong hoặc hủy lần nạp đó rồi đính chính lại.',
    en: 'Row “{key}” has a correction that waits for approval as batch {number}. Wait for it or cancel it, then correct again.',
  },
  'warehouse.correction-stale': {
    vi: 'Dữ liệu đã đổi sau khi đính chính được gửi, nên duyệt sẽ làm mất bản mới hơn. Trả lại đính chính này; người gửi xem lại dòng hiện tại rồi gửi đính chính khác.',
    en: 'The data changed after this correction was sent, so accepting it would lose what is newer. Return it; its sender looks at the present row and sends another.',
  },
})
