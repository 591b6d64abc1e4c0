// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '@tinhso/kernel/errors'
import { defineMessages } from '@tinhso/kernel/i18n'

export const referenceMessages = defineMessages({
  'reference.code-list-not-found': {
    vi: 'Không có danh mục “{code}”. Chọn danh mục trong danh sách.',
    en: 'There is no code list “{code}”. Choose one from the list.',
  },
  'reference.duplicate-code-list': {
    vi: 'Danh mục “{code}” đã có. Cập nhật danh mục đó, hoặc chọn mã khác.',
    en: 'The code list “{code}” exists already. Change it, or choose another code.',
  },
  'reference.authority-and-basis-required': {
    vi: 'Ghi cơ quan ban hành và căn cứ pháp lý của danh mục.',
    en: 'Name the issuing authority and the legal basis of the list.',
  },
  'reference.derived-list': {
    vi: 'Danh mục “{name}” lấy từ nguồn khác trong hệ thống. Sửa tại nơi quản lý gốc.',
    en: 'The list “{name}” comes from another part of the platform. Change it there.',
  },
  'reference.code-not-found': {
    vi: 'Danh mục không có mã “{code}” đang dùng vào ngày {date}.',
    en: 'The list has no code “{code}” in use on {date}.',
  },
  'reference.duplicate-code': {
    vi: 'Mã “{code}” đã có trong thời gian này. Đóng mã cũ trước, hoặc chọn mã khác.',
    en: 'The code “{code}” exists in this period. Close it first, or choose another.',
  },
  'reference.code-in-use': {
    vi: 'Mã “{code}” đang được sử dụng ({uses}) nên không xóa được. Đóng mã hoặc thay bằng mã khác.',
    en: 'The code “{code}” is in use ({uses}) and cannot be deleted. Close it or let another supersede it.',
  },
  'reference.closing-date': {
    vi: 'Ngày đóng mã phải sau {date}, ngày mã bắt đầu.',
    en: 'A code must close after {date}, when it began.',
  },
  'reference.stale': {
    vi: 'Danh mục vừa được người khác cập nhật. Tải lại rồi làm tiếp.',
    en: 'Someone else has just changed the list. Reload and go on.',
  },
  'reference.file-unreadable': {
    vi: 'Không đọc được tệp “{file}”. Lưu lại dưới dạng XLSX hoặc CSV (UTF-8) rồi thử lại.',
    en: 'The file “{file}” cannot be read. Save it as XLSX or CSV (UTF-8) and try again.',
  },
  'reference.column-missing': {
    vi: 'Tệp thiếu cột {columns}. Chưa có gì được nhập. Thêm cột rồi nhập lại.',
    en: 'The file lacks the columns {columns}. Nothing was imported. Add them and try again.',
  },
  'reference.import-rows': {
    vi: 'Có {count} dòng cần sửa trong tệp. Chưa có gì được nhập.',
    en: '{count} rows of the file need fixing. Nothing was imported.',
  },
  'reference.row-code-empty': { vi: 'Dòng {row}: chưa có mã.', en: 'Row {row}: the code is empty.' },
  'reference.row-name-empty': {
    vi: 'Dòng {row}: mã “{value}” chưa có tên.',
    en: 'Row {row}: code “{value}” has no name.',
  },
  'reference.row-code-repeated': {
    vi: 'Dòng {row}: mã “{value}” lặp lại dòng {first}.',
    en: 'Row {row}: code “{value}” repeats row {first}.',
  },
  'reference.row-date': {
    vi: 'Dòng {row}: ngày “{value}” không đúng. Ghi dạng 31/12/2026 hoặc 2026-12-31.',
    en: 'Row {row}: “{value}” is no date. Write 31/12/2026 or 2026-12-31.',
  },
  'reference.diff-changed': {
    vi: 'Danh mục đã thay đổi từ khi so sánh. Xem lại bảng so sánh rồi áp dụng.',
    en: 'The list changed after the comparison. Look at it again and then apply.',
  },
})

/** Makes a refusal of this module. */
export const refuse = createRefusal(referenceMessages)
