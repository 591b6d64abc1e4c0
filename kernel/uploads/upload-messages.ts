// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '../errors/index.ts'
import { defineMessages } from '../i18n/index.ts'

/** Sentences of refusals about files that arrive in pieces. */
export const uploadMessages = defineMessages({
  'uploads.not-found': {
    vi: 'Không thấy tệp đang tải này. Có thể tệp đã được nạp hoặc đã quá hạn {hours} giờ. Anh/chị xem danh sách lần nạp, nếu chưa có thì tải lại tệp.',
    en: 'This upload is not there. It may have been taken in already, or it is older than {hours} hours. See the list of batches; if it is not among them, upload the file again.',
  },
  'uploads.not-complete': {
    vi: 'Tệp mới tải được {received} trong {size} byte. Anh/chị chọn lại đúng tệp đó để tải tiếp phần còn lại.',
    en: 'Only {received} of {size} bytes have arrived. Choose the same file again to send the rest.',
  },
  'uploads.name-and-size-required': {
    vi: 'Thiếu tên tệp hoặc dung lượng tệp (Upload-Metadata: filename, Upload-Length).',
    en: 'The name or the size of the file is missing (Upload-Metadata: filename, Upload-Length).',
  },
  'uploads.too-large': {
    vi: 'Tệp “{name}” lớn hơn {limit} MB. Anh/chị chia tệp thành nhiều phần rồi nạp từng phần.',
    en: '“{name}” is larger than {limit} MB. Split the file and bring it in parts.',
  },
  'uploads.too-many': {
    vi: 'Anh/chị đang có {count} tệp tải dở. Anh/chị tải tiếp các tệp đó, hoặc chờ {hours} giờ để hệ thống xóa.',
    en: 'You have {count} unfinished uploads. Finish them, or wait {hours} hours until they are removed.',
  },
  'uploads.disk-full': {
    vi: 'Máy chủ sắp hết chỗ lưu tệp nên chưa nhận được tệp này. Anh/chị báo quản trị hệ thống; phần đã tải vẫn được giữ để tải tiếp.',
    en: 'The server is running out of room and cannot take this file now. Tell the system administrator; what has arrived is kept, so that you can go on later.',
  },
})

/** Refuses with one of the sentences above. */
export const refuse = createRefusal(uploadMessages)
