// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences about how an official is told. */
export const noticeTexts = defineTexts({
  title: { vi: 'Cách nhận thông báo', en: 'How I am told' },
  purpose: {
    vi: 'Thông báo luôn hiện ở chuông trên đầu trang. Anh/chị chọn thêm cách nhận bên ngoài.',
    en: 'Notices always show at the bell on top. Choose here how else to be told.',
  },
  mail: { vi: 'Thư điện tử', en: 'E-mail' },
  mailTo: { vi: 'Gửi đến {email}', en: 'Sent to {email}' },
  mailNone: {
    vi: 'Tài khoản chưa có địa chỉ thư. Anh/chị nhờ quản trị đơn vị bổ sung.',
    en: 'The account has no e-mail address. Ask the administrator of your agency to add one.',
  },
  atOnce: { vi: 'Gửi ngay từng thông báo', en: 'Each notice at once' },
  daily: {
    vi: 'Mỗi ngày làm việc một thư, vào đầu giờ',
    en: 'One letter each working day, when the office opens',
  },
  never: { vi: 'Không gửi thư', en: 'No letters' },
  messages: { vi: 'Tin nhắn', en: 'Messages' },
  messagesNote: {
    vi: 'Tin nhắn chỉ báo có bao nhiêu thông báo mới và mời đăng nhập, không chứa dữ liệu. Không gửi từ 21 giờ đến 7 giờ.',
    en: 'A message only tells how many new notices wait and asks you to sign in; it holds no data. None from 21:00 to 7:00.',
  },
  sms: { vi: 'SMS đến {phone}', en: 'SMS to {phone}' },
  zalo: { vi: 'Zalo đến {phone}', en: 'Zalo to {phone}' },
  phoneNone: {
    vi: 'Tài khoản chưa có số di động hợp lệ. Anh/chị nhờ quản trị đơn vị bổ sung.',
    en: 'The account has no valid mobile number. Ask the administrator of your agency to add one.',
  },
  waysNone: {
    vi: 'Tỉnh chưa mở kênh gửi ra ngoài. Anh/chị xem thông báo ở chuông trên đầu trang.',
    en: 'The province has opened no channel outside. Read your notices at the bell on top.',
  },
  saved: { vi: 'Đã lưu.', en: 'Saved.' },
})
