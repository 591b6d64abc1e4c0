// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '../errors/index.ts'
import { defineMessages } from '../i18n/index.ts'

/** What people are told about files that bear a mark of secrecy. */
export const screeningMessages = defineMessages({
  'screening.refused': {
    vi: 'Tệp có dấu “{mark}” nên không được nhận và đã bị xóa ngay (vụ việc số {number}). Không gửi lại qua mạng; báo người phụ trách bảo vệ bí mật nhà nước của cơ quan. Nếu đây là nhầm lẫn, mở “Tệp bị từ chối” và đề nghị xem lại.',
    en: 'The file bears the mark “{mark}”: it was not taken in and was erased at once (case {number}). Do not send it again; tell your agency’s officer for state secrets. If this is a mistake, open “Refused files” and ask for a review.',
  },
  'screening.unreadable': {
    vi: 'Một tệp anh/chị vừa gửi không đọc được bằng máy (ảnh chụp, có mật khẩu hoặc bị hỏng) nên chưa kiểm tra được dấu độ mật. Anh/chị tự xem lại; nếu có dấu mật, báo ngay người phụ trách bảo vệ bí mật nhà nước.',
    en: 'A file you have just sent cannot be read by a machine (pictures, a password, or damage), so it was not checked for marks of secrecy. Look at it yourself; if it bears one, tell the officer for state secrets at once.',
  },
})

export const refuseFile = createRefusal(screeningMessages)
