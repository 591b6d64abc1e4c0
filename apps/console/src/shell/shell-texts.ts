// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences of the shell. */
export const shellTexts = defineTexts({
  skip: { vi: 'Đến nội dung chính', en: 'Skip to content' },
  menu: { vi: 'Trình đơn', en: 'Menu' },
  mainMenu: { vi: 'Trình đơn chính', en: 'Main menu' },
  groupWork: { vi: 'Công việc', en: 'Work' },
  groupData: { vi: 'Dữ liệu', en: 'Data' },
  groupShared: { vi: 'Danh mục dùng chung', en: 'Shared registers' },
  groupAdministration: { vi: 'Quản trị', en: 'Administration' },
  home: { vi: 'Việc của tôi', en: 'My work' },
  trainingName: { vi: 'Hệ thống tập huấn', en: 'Training system' },
  training: {
    vi: 'TẬP HUẤN — dữ liệu và tài khoản ở đây là giả, dùng để học. Không nhập dữ liệu thật.',
    en: 'TRAINING — data and accounts here are made up, for learning. Enter no real data.',
  },
  search: { vi: 'Tìm dữ liệu, cơ quan, mã, văn bản…', en: 'Find data, agencies, codes, documents…' },
  searchShort: { vi: 'Tìm kiếm', en: 'Search' },
  searchHint: {
    vi: 'Gõ không dấu cũng tìm được. Có dấu thì kết quả khớp đúng đứng trước.',
    en: 'Marks are not needed; with marks, exact matches come first.',
  },
  searchNothing: { vi: 'Không thấy “{text}”', en: 'Nothing found for “{text}”' },
  searchNothingHelp: {
    vi: 'Thử ít chữ hơn, hoặc tìm theo mã hay tên cơ quan.',
    en: 'Try fewer words, a code, or the name of an agency.',
  },
  searchRecent: { vi: 'Tìm gần đây', en: 'Recent' },
  searchKeys: {
    vi: '↑ ↓ để chọn · Enter để mở · Esc để đóng',
    en: '↑ ↓ to choose · Enter to open · Esc to close',
  },
  notices: { vi: 'Thông báo', en: 'Notices' },
  noticesUnread: { vi: 'Thông báo, {count} chưa đọc', en: 'Notices, {count} unread' },
  noticesNone: { vi: 'Chưa có thông báo', en: 'No notices yet' },
  noticesNoneHelp: {
    vi: 'Khi có việc đến anh/chị hoặc một lần nạp dữ liệu xong, thông báo hiện ở đây.',
    en: 'When work reaches you or a batch ends, it shows here.',
  },
  noticesReadAll: { vi: 'Đánh dấu đã đọc hết', en: 'Mark all as read' },
  noticeWays: { vi: 'Cách nhận thông báo', en: 'How I am told' },
  account: { vi: 'Tài khoản:', en: 'Account:' },
  profile: { vi: 'Hồ sơ và phiên đăng nhập', en: 'Profile and sessions' },
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  portal: { vi: 'Cổng dữ liệu công khai', en: 'Public data portal' },
})
