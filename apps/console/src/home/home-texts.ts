// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences of the home page. */
export const homeTexts = defineTexts({
  title: { vi: 'Việc của tôi', en: 'My work' },
  purpose: {
    vi: 'Những gì đang chờ anh/chị, việc đến hạn trước đứng trên.',
    en: 'What waits for you, the first due on top.',
  },
  cases: { vi: 'Hồ sơ chờ anh/chị xử lý', en: 'Cases waiting for your step' },
  casesNote: {
    vi: 'Đăng ký dữ liệu, công bố và các thủ tục khác.',
    en: 'Registrations, publications and other procedures.',
  },
  waitingSince: { vi: 'chờ từ', en: 'waiting since' },
  nothing: { vi: 'Không có hồ sơ nào đang chờ anh/chị', en: 'No case waits for you' },
  nothingHelp: {
    vi: 'Khi đến lượt anh/chị, hồ sơ hiện ở đây và có thông báo ở chuông.',
    en: 'When it is your turn, the case shows here and in the bell.',
  },
})
