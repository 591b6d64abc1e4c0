// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '../errors/index.ts'
import { defineMessages } from '../i18n/index.ts'

/** Sentences of refusals about notices. */
export const notifyMessages = defineMessages({
  'notify.stale': {
    vi: 'Cách nhận thông báo vừa được đổi ở một trang khác. Anh/chị tải lại trang rồi chọn lại.',
    en: 'How you are told was changed on another page just now. Reload the page and choose again.',
  },
  'notify.way-not-open': {
    vi: 'Kênh này chưa được mở ở tỉnh. Anh/chị chọn kênh khác hoặc liên hệ quản trị hệ thống.',
    en: 'The province has not opened this channel. Choose another one or ask the system administrator.',
  },
  'notify.no-mobile-number': {
    vi: 'Tài khoản chưa có số điện thoại di động hợp lệ. Anh/chị nhờ quản trị đơn vị bổ sung rồi bật lại.',
    en: 'The account has no valid mobile number. Ask the administrator of your agency to add it, then switch this on.',
  },
})

/** Refuses with one of the sentences above. */
export const refuse = createRefusal(notifyMessages)
