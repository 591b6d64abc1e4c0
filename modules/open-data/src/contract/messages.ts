// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

/** Refusals of this module; keys are their codes. */
export const messages = defineMessages({
  'open-data.not-found': {
    vi: 'Không tìm thấy bộ dữ liệu này trên cổng. Kiểm tra lại địa chỉ hoặc tìm theo tên.',
    en: 'This dataset was not found on the portal. Check the address, or search by name.',
  },
  'open-data.not-confirmed': {
    vi: 'Bộ dữ liệu này chưa được Sở xác nhận đủ điều kiện công bố. Đề xuất công bố và chờ Sở xác nhận.',
    en: 'This dataset has not been confirmed for publication. Propose it and wait for the department to confirm.',
  },
  'open-data.not-registered': {
    vi: 'Bộ dữ liệu chưa đăng ký xong trong danh mục nên chưa công bố được. Hoàn thành đăng ký trước.',
    en: 'The dataset is not registered in the catalogue yet. Finish the registration first.',
  },
  'open-data.no-data': {
    vi: 'Bộ dữ liệu chưa có dòng dữ liệu nào được duyệt. Nộp và duyệt dữ liệu trước, rồi đề xuất công bố.',
    en: 'The dataset has no approved rows. Submit and approve data first, then propose publication.',
  },
  'open-data.restricted': {
    vi: 'Dữ liệu nội bộ hoặc hạn chế không được công bố. Nếu phân loại chưa đúng, sửa phân loại trong danh mục trước.',
    en: 'Internal or restricted data may not be published. If the classification is wrong, correct it in the catalogue first.',
  },
  'open-data.not-open': {
    vi: 'Bộ dữ liệu chưa được phân loại là dữ liệu mở. Sửa phân loại thành “Mở” trong danh mục rồi đề xuất lại.',
    en: 'The dataset is not classified as open. Change its classification to “Open” in the catalogue, then propose it again.',
  },
  'open-data.personal-data': {
    vi: 'Không được công bố dữ liệu cá nhân. Bỏ các cột sau khỏi phần công bố: {fields}.',
    en: 'Personal data may not be published. Leave out these columns: {fields}.',
  },
  'open-data.sensitive-data': {
    vi: 'Bộ dữ liệu được phân loại có dữ liệu cá nhân nhạy cảm nên không được công bố.',
    en: 'The dataset is classified as holding sensitive personal data and may not be published.',
  },
  'open-data.scan-pending': {
    vi: 'Các cột đang được quét dữ liệu cá nhân. Chờ ít phút rồi làm lại; kết quả ở mục “Dữ liệu cá nhân” của bộ dữ liệu.',
    en: 'The columns are being scanned for personal data. Try again in a few minutes; the result stands under “Personal data” of the dataset.',
  },
  'open-data.personal-data-found': {
    vi: 'Quét thấy dữ liệu có vẻ là dữ liệu cá nhân trong: {fields}. Mở mục “Dữ liệu cá nhân” của bộ dữ liệu để xem các dòng; sửa dữ liệu, bỏ cột khỏi phần công bố, hoặc hai người xác nhận không phải dữ liệu cá nhân.',
    en: 'What looks like personal data was found in: {fields}. Open “Personal data” of the dataset to see the rows; mend the data, leave the columns out, or let two persons confirm a false alarm.',
  },
  'open-data.unknown-field': {
    vi: 'Bộ dữ liệu không có cột “{field}”. Tải lại trang để xem các cột hiện có.',
    en: 'The dataset has no column “{field}”. Reload the page to see its columns.',
  },
  'open-data.already-open': {
    vi: 'Bộ dữ liệu này đã được công bố hoặc đang chờ công bố. Mở hồ sơ đang có để làm tiếp.',
    en: 'This dataset is already published or on its way. Continue with the existing case.',
  },
  'open-data.open-data-free': {
    vi: 'Dữ liệu mở được cung cấp miễn phí, không đặt mức phí. Bỏ phí rồi gửi lại.',
    en: 'Open data is free of charge. Remove the fee and send again.',
  },
  'open-data.version-not-found': {
    vi: 'Không có phiên bản hoặc định dạng này. Mở trang của bộ dữ liệu để xem các phiên bản hiện có.',
    en: 'There is no such version or format. Open the page of the dataset to see what there is.',
  },
  'open-data.withdrawn': {
    vi: 'Bộ dữ liệu này đã được thu hồi nên không tải về được nữa. Trang của bộ dữ liệu ghi rõ lý do.',
    en: 'This dataset was withdrawn and can no longer be downloaded. Its page gives the reason.',
  },
  'open-data.file-altered': {
    vi: 'Tệp này không còn khớp mã kiểm tra nên đã được ngừng cung cấp. Tải phiên bản khác, hoặc báo cho cơ quan quản lý cổng.',
    en: 'This file no longer matches its checksum and is not offered any more. Take another version, or tell the agency that runs the portal.',
  },
  'open-data.stale': {
    vi: 'Người khác vừa thay đổi hồ sơ công bố này. Tải lại trang rồi làm tiếp.',
    en: 'Somebody else has just changed this publication. Reload the page and go on.',
  },
  'open-data.unchanged': {
    vi: 'Dữ liệu chưa thay đổi so với phiên bản {number} nên không cần công bố phiên bản mới.',
    en: 'Nothing has changed since version {number}, so no new version is needed.',
  },
})
