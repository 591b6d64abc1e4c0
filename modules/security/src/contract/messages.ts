// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

export const messages = defineMessages({
  'security.purge-not-found': {
    vi: 'Không có đề nghị tiêu hủy này trong phạm vi của anh/chị. Quay lại danh sách rồi chọn lại.',
    en: 'There is no such purge within your scope. Go back to the list and choose again.',
  },
  'security.purge-nothing': {
    vi: 'Không tìm thấy dữ liệu cần tiêu hủy. Kiểm tra mã bộ dữ liệu, số lần nạp, mã băm của tệp hoặc giá trị đã nhập.',
    en: 'Nothing to erase was found. Check the code of the dataset, the number of the batch, the hash of the file, or the value.',
  },
  'security.purge-shared': {
    vi: 'Cùng một tệp còn được dùng ở: {others}. Tích “Tiêu hủy cả những nơi dùng cùng tệp” nếu các nơi đó cũng phải xóa, rồi gửi lại.',
    en: 'The same file is also used in: {others}. Choose to erase those as well if they must go too, then send again.',
  },
  'security.purge-changed': {
    vi: 'Từ khi đề nghị, tệp này đã được nạp thêm ở: {others}. Từ chối đề nghị này và lập đề nghị mới bao gồm cả các nơi đó.',
    en: 'Since the proposal the file was brought again in: {others}. Refuse this proposal and make a new one that includes those.',
  },
  'security.purge-same-person': {
    vi: 'Người đề nghị không được tự xác nhận. Nhờ một người khác có quyền mở trang này và xác nhận.',
    en: 'Whoever proposed may not decide. Ask another person with the right to open this page and decide.',
  },
  'security.purge-decided': {
    vi: 'Đề nghị này đã được xử lý (tình trạng: {status}). Tải lại trang để xem kết quả.',
    en: 'This proposal has already been dealt with ({status}). Reload the page to see what came of it.',
  },
  'security.purge-stale': {
    vi: 'Đề nghị vừa được người khác thay đổi. Tải lại trang, đọc lại rồi quyết định.',
    en: 'Somebody has just changed this proposal. Reload the page, read it again, then decide.',
  },
  'security.purge-unknown-target': {
    vi: 'Chưa biết cách tiêu hủy loại đối tượng “{type}”. Chọn lần nạp, tệp hoặc dòng dữ liệu.',
    en: 'It is not known how to erase “{type}”. Choose a batch, a file or rows.',
  },
  'security.refused-file-not-found': {
    vi: 'Không có vụ việc này trong phạm vi của anh/chị. Quay lại danh sách rồi chọn lại.',
    en: 'There is no such case within your scope. Go back to the list and choose again.',
  },
  'security.review-not-open': {
    vi: 'Vụ việc này chưa được đề nghị xem lại hoặc đã có kết luận. Tải lại trang để xem.',
    en: 'No review of this case was asked for, or it has been decided. Reload the page.',
  },
  'security.review-same-person': {
    vi: 'Người nạp tệp không được tự kết luận. Nhờ người khác có quyền xem lại.',
    en: 'Whoever brought the file may not decide. Ask another person with the right to review.',
  },
})
