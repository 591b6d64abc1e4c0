// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '../i18n/index.ts'

export const formMessages = defineMessages({
  'form.required': { vi: 'Cần điền “{field}”.', en: '“{field}” is required.' },
  'form.unknown-field': {
    vi: 'Biểu mẫu không có ô “{field}”. Bỏ ô này rồi gửi lại.',
    en: 'The form has no field “{field}”. Remove it and send again.',
  },
  'form.wrong-type': {
    vi: '“{field}” chưa đúng kiểu: cần {wanted}.',
    en: '“{field}” is of the wrong kind: {wanted} is needed.',
  },
  'form.not-a-choice': {
    vi: 'Chọn “{field}” trong danh sách cho sẵn.',
    en: 'Choose “{field}” from the list.',
  },
  'form.too-short': {
    vi: '“{field}” cần ít nhất {limit} ký tự.',
    en: '“{field}” needs at least {limit} characters.',
  },
  'form.too-long': {
    vi: '“{field}” dài quá {limit} ký tự. Viết gọn lại.',
    en: '“{field}” is longer than {limit} characters. Shorten it.',
  },
  'form.too-small': { vi: '“{field}” phải từ {limit} trở lên.', en: '“{field}” must be at least {limit}.' },
  'form.too-large': {
    vi: '“{field}” không được quá {limit}.',
    en: '“{field}” must not be more than {limit}.',
  },
  'form.too-few': { vi: '“{field}” cần ít nhất {limit} mục.', en: '“{field}” needs at least {limit} items.' },
  'form.too-many': {
    vi: '“{field}” có quá {limit} mục. Bỏ bớt.',
    en: '“{field}” has more than {limit} items. Remove some.',
  },
  'form.repeated': {
    vi: '“{field}” có mục lặp lại. Mỗi mục chỉ ghi một lần.',
    en: '“{field}” repeats an item. Write each once.',
  },
  'form.pattern': {
    vi: '“{field}” chưa đúng mẫu. {help}',
    en: '“{field}” does not follow the pattern. {help}',
  },
  'form.date': {
    vi: '“{field}” cần một ngày có thật, dạng năm-tháng-ngày.',
    en: '“{field}” needs a real date, year-month-day.',
  },
  'form.invalid': {
    vi: '“{field}” chưa đúng. Xem hướng dẫn của ô này rồi sửa lại.',
    en: '“{field}” is not right. See the help of this field and correct it.',
  },
})
