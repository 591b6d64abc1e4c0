// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

export const messages = defineMessages({
  'catalog.owner-required': {
    vi: 'Mỗi bộ dữ liệu có đúng một cơ quan chủ quản. Chọn cơ quan mà anh/chị được giao quản lý dữ liệu.',
    en: 'Each dataset has exactly one owner agency. Choose the agency whose data you manage.',
  },
  'catalog.duplicate-dataset': {
    vi: 'Sở đã xác nhận dữ liệu này trùng nội dung với “{title}” của {owner}. Dùng bộ dữ liệu đó, hoặc gửi yêu cầu chia sẻ cho cơ quan chủ quản.',
    en: 'It was confirmed that this has the same content as “{title}” of {owner}. Use that dataset, or ask its owner to share it.',
  },
  'catalog.declaration-required': {
    vi: 'Có bộ dữ liệu gần giống. Xem danh sách, rồi ghi lý do vì sao nội dung không trùng.',
    en: 'There are similar datasets. Look at the list, then say why the content is not the same.',
  },
  'catalog.nothing-to-declare': {
    vi: 'Không có bộ dữ liệu nào gần giống. Anh/chị nộp đăng ký ngay được.',
    en: 'There is no similar dataset. You can submit the registration now.',
  },
  'catalog.not-found': {
    vi: 'Không tìm thấy mục này trong danh mục dữ liệu.',
    en: 'This entry was not found in the catalogue.',
  },
  'catalog.stale': {
    vi: 'Người khác vừa sửa mục này. Tải lại trang để xem bản mới, rồi sửa tiếp.',
    en: 'Somebody else has just changed this entry. Reload the page, then go on.',
  },
  'catalog.not-planned': {
    vi: 'Mục dự kiến này không còn chờ đăng ký. Tìm lại trong danh mục.',
    en: 'This planned entry is no longer waiting to be registered. Look it up in the catalogue again.',
  },
  'catalog.not-registered': {
    vi: 'Mục này chưa đăng ký xong nên chưa nhận dữ liệu. Hoàn thành đăng ký trước.',
    en: 'This entry is not registered yet and takes no data. Finish the registration first.',
  },
  'catalog.unknown-sector': {
    vi: 'Không có lĩnh vực “{sector}” trong danh mục lĩnh vực.',
    en: 'There is no sector “{sector}” in the code list.',
  },
  'catalog.purpose-required': {
    vi: 'Dữ liệu có thông tin cá nhân: ghi mục đích xử lý và căn cứ pháp lý.',
    en: 'The data is personal: state the purpose of processing and its legal basis.',
  },
  'catalog.state-secret': {
    vi: 'Nền tảng không nhận dữ liệu bí mật nhà nước. Xử lý dữ liệu này theo quy định bảo vệ bí mật nhà nước.',
    en: 'The platform does not take state secrets. Handle this data under the rules on state secrets.',
  },
  'catalog.rules-in-future': {
    vi: 'Ngày ban hành quy định thu thập không thể sau hôm nay. Kiểm tra lại ngày.',
    en: 'The collection rules cannot be issued after today. Check the date.',
  },
})
