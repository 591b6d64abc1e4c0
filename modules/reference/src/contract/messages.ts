// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

export const messages = defineMessages({
  'reference.not-found': { vi: 'Không có danh mục này. Xem lại mã danh mục.', en: 'There is no such code list. Check its code.' },
  'reference.item-not-found': { vi: 'Danh mục không có mã “{code}” đang dùng.', en: 'The list has no code “{code}” in use.' },
  'reference.basis-required': {
    vi: 'Danh mục dùng chung phải có cơ quan ban hành và căn cứ pháp lý. Điền hai mục này.',
    en: 'A shared code list needs its issuing authority and legal basis. Fill in both.',
  },
  'reference.duplicate-code-list': { vi: 'Đã có danh mục mang mã “{code}”.', en: 'There is a code list “{code}” already.' },
  'reference.duplicate-code': { vi: 'Mã “{code}” đang có hiệu lực trong danh mục.', en: 'The code “{code}” is in force in this list.' },
  'reference.code-in-use': {
    vi: 'Mã “{code}” đã được dùng nên không xóa được. Đóng mã từ một ngày, hoặc thay bằng mã khác.',
    en: 'The code “{code}” has been used and cannot be deleted. Close it from a day, or supersede it.',
  },
  'reference.closing-date': { vi: 'Ngày đóng phải sau ngày bắt đầu hiệu lực {from}.', en: 'The closing day must be after {from}.' },
  'reference.stale': {
    vi: 'Danh mục vừa được người khác sửa. Tải lại rồi làm tiếp.',
    en: 'Somebody else has just changed this list. Reload and go on.',
  },
  'reference.unreadable-file': {
    vi: 'Không đọc được tệp. Dùng tệp CSV (UTF-8) hoặc XLSX có dòng tiêu đề ở đầu.',
    en: 'The file cannot be read. Use CSV (UTF-8) or XLSX with a header in the first row.',
  },
  'reference.column-missing': {
    vi: 'Tệp thiếu cột “{column}”. Thêm cột rồi tải lại; chưa có gì thay đổi.',
    en: 'The file lacks the column “{column}”. Add it and upload again; nothing has changed.',
  },
  'reference.file-rows-wrong': {
    vi: 'Tệp có {count} dòng cần sửa. Sửa rồi tải lại; chưa có gì thay đổi.',
    en: '{count} rows of the file need fixing. Mend them and upload again; nothing has changed.',
  },
  'reference.row-code-empty': { vi: 'Dòng {row}: thiếu mã.', en: 'Row {row}: the code is missing.' },
  'reference.row-name-empty': { vi: 'Dòng {row}: thiếu tên.', en: 'Row {row}: the name is missing.' },
  'reference.row-code-repeated': { vi: 'Dòng {row}: mã “{code}” lặp lại dòng {first}.', en: 'Row {row}: the code “{code}” repeats row {first}.' },
  'reference.import-not-found': { vi: 'Không tìm thấy lần so sánh này. Tải lại tệp.', en: 'This comparison was not found. Upload the file again.' },
})
