// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

/** Words of the page of the whole catalogue. */
export const catalogueText = defineMessages({
  lead: {
    vi: 'Toàn bộ dữ liệu số mà các cơ quan của tỉnh quản lý và được phép giới thiệu, kể cả dữ liệu chưa mở. Dữ liệu chưa mở: liên hệ cơ quan chủ quản để đề nghị chia sẻ.',
    en: 'All digital data that agencies of the province keep and may tell of, open or not. For data that is not open, ask its owner agency.',
  },
  searchLabel: { vi: 'Tìm trong danh mục', en: 'Search the catalogue' },
  found: { vi: '{count} mục', en: '{count} entries' },
  download: { vi: 'Tải danh mục (CSV)', en: 'Download the catalogue (CSV)' },
  name: { vi: 'Tên dữ liệu', en: 'Name' },
  noOwner: { vi: 'Chưa xác định', en: 'Not yet determined' },
  notOpen: { vi: 'Chưa mở', en: 'Not open' },
  seeData: { vi: 'Xem dữ liệu', en: 'See the data' },
  first: { vi: 'Về đầu danh mục', en: 'Back to the beginning' },
  next: { vi: 'Trang sau', en: 'Next page' },
  nothing: { vi: 'Không tìm thấy mục nào', en: 'No entry found' },
  nothingHelp: { vi: 'Thử ít từ hơn.', en: 'Try fewer words.' },
})
