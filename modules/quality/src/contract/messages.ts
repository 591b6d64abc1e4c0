// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

/** Sentences of this module's refusals. */
export const messages = defineMessages({
  'quality.unknown-dataset': {
    vi: 'Không có bộ dữ liệu này trong phần anh/chị theo dõi. Anh/chị kiểm tra lại mã.',
    en: 'This dataset is not among those you follow. Check the code.',
  },
})
