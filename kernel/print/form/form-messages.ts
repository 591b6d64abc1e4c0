// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '../../errors/index.ts'
import { defineMessages } from '../../i18n/index.ts'

/** What is said of a form (an XLSX of a superior) that cannot be filled. */
export const printMessages = defineMessages({
  'print.form-damaged': {
    vi: 'Tệp biểu mẫu không mở được. Mở bằng Excel, lưu lại dạng .xlsx (không macro, không mật khẩu, dưới 10 MB) rồi tải lên lại.',
    en: 'The form cannot be opened. Save it as .xlsx (no macros, no password, under 10 MB) and bring it again.',
  },
  'print.form-marks-unknown': {
    vi: 'Biểu mẫu có dấu chưa biết: {marks}. Sửa lại theo các dấu dùng được: {known}.',
    en: 'The form has unknown marks: {marks}. Use one of: {known}.',
  },
  'print.form-rows-twice': {
    vi: 'Biểu mẫu có hai dòng lặp trên cùng trang tính, tại ô {first} và ô {second}. Mỗi trang tính chỉ có một dòng mang dấu “dong.”.',
    en: 'The form repeats two rows on one sheet, at {first} and {second}. A sheet has one row with “dong.” marks.',
  },
  'print.form-without-marks': {
    vi: 'Biểu mẫu chưa có dấu nào để điền. Ghi dấu như {known} vào các ô cần điền rồi tải lên lại.',
    en: 'The form has no mark to fill. Write marks such as {known} into its cells and bring it again.',
  },
})

export const refuseForm = createRefusal(printMessages)
