// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences of the list of an agency's datasets on the first page. */
export const ownDatasetsTexts = defineTexts({
  ownTitle: { vi: 'Bộ dữ liệu của cơ quan', en: 'Datasets of your agency' },
  ownNone: {
    vi: 'Cơ quan chưa đăng ký bộ dữ liệu nào. Đăng ký một lần rồi nạp tệp đầu tiên.',
    en: 'Your agency has not registered a dataset yet. Register once, then bring the first file.',
  },
  ownRegister: { vi: 'Đăng ký bộ dữ liệu', en: 'Register a dataset' },
  ownAll: { vi: 'Xem cả {count} bộ dữ liệu', en: 'All {count} datasets' },
  describedAt: { vi: 'Cập nhật mô tả', en: 'Description updated' },
  uploadInto: { vi: 'Nạp dữ liệu vào {title}', en: 'Bring data into {title}' },
  upload: { vi: 'Nạp dữ liệu', en: 'Bring data' },
})
