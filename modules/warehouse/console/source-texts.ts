// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences about records that contradict another source (R-WH-04). */
export const sourceTexts = defineTexts({
  present: { vi: 'Đang có (nguồn {source}, lần nạp {batch})', en: 'Stored (source {source}, batch {batch})' },
  given: { vi: 'Mới (nguồn {source})', en: 'New (source {source})' },
  keep: { vi: 'Giữ giá trị đang có', en: 'Keep the stored one' },
  take: { vi: 'Lấy giá trị mới', en: 'Take the new one' },
  empty: { vi: '(trống)', en: '(empty)' },
})
