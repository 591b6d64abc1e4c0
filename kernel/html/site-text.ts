// SPDX-License-Identifier: Apache-2.0

import { defineMessages } from '../i18n/index.ts'

/** Words of the page frame and of the building blocks. */
export const siteText = defineMessages({
  skip: { vi: 'Đến nội dung chính', en: 'Skip to main content' },
  home: { vi: 'Trang chủ', en: 'Home' },
  mainMenu: { vi: 'Mục chính', en: 'Main menu' },
  search: { vi: 'Tìm', en: 'Search' },
  account: { vi: 'Tài khoản', en: 'Account' },
  breadcrumbs: { vi: 'Vị trí của trang', en: 'Breadcrumb' },
  page: { vi: 'Trang', en: 'Page' },
  pages: { vi: 'Các trang của danh sách', en: 'Pages of this list' },
  previous: { vi: 'Trước', en: 'Previous' },
  next: { vi: 'Sau', en: 'Next' },
  optional: { vi: 'không bắt buộc', en: 'optional' },
  errorSummary: { vi: 'Có nội dung cần sửa', en: 'There is something to correct' },
  training: {
    vi: 'TẬP HUẤN. Đây là bản dùng thử với dữ liệu giả lập, không phải số liệu chính thức.',
    en: 'TRAINING. This is a trial installation with synthetic data, not official figures.',
  },
  trainingBand: { vi: 'Chế độ tập huấn', en: 'Training mode' },
  responsible: { vi: 'Cơ quan chịu trách nhiệm', en: 'Responsible agency' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  phone: { vi: 'Điện thoại', en: 'Telephone' },
  email: { vi: 'Thư điện tử', en: 'E-mail' },
  noContact: { vi: 'Thông tin liên hệ đang được cập nhật.', en: 'Contact details are being updated.' },
  otherLanguage: { vi: 'English', en: 'Tiếng Việt' },
  backToTop: { vi: 'Lên đầu trang', en: 'Back to top' },
})
