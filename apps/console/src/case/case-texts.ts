// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences of the page of a case. */
export const caseTexts = defineTexts({
  home: { vi: 'Việc của tôi', en: 'My work' },
  next: { vi: 'Bước tiếp theo', en: 'Next step' },
  nextHolders: { vi: 'Chờ: {holders}', en: 'Waiting for: {holders}' },
  closed: { vi: 'Hồ sơ đã kết thúc', en: 'The case is over' },
  resting: { vi: 'Không còn bước nào phải làm lúc này', en: 'No step is owed now' },
  nobody: {
    vi: 'Chưa đến lượt ai; nền tảng tự làm bước tiếp theo.',
    en: 'Nobody’s turn; the platform takes the next step.',
  },
  stepDue: { vi: 'Hạn của bước', en: 'Step due' },
  caseDue: { vi: 'Hạn của hồ sơ', en: 'Case due' },
  paused: { vi: 'Đang tạm dừng tính hạn', en: 'The clock stands still' },
  story: { vi: 'Diễn biến', en: 'Story' },
  children: { vi: 'Hồ sơ liên quan', en: 'Linked cases' },
  confirmations: { vi: 'Các bên đã xác nhận', en: 'Sides that confirmed' },
  openSubject: { vi: 'Mở nội dung của hồ sơ', en: 'Open what the case is about' },
  basis: { vi: 'Căn cứ', en: 'Basis' },
  closedAction: { vi: 'Chưa thực hiện được: {why}', en: 'Not possible yet: {why}' },
  system: { vi: 'Nền tảng', en: 'The platform' },
  confirm: { vi: 'Thực hiện', en: 'Do it' },
})
