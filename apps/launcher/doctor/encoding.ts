// SPDX-License-Identifier: Apache-2.0
import type { Examined, Finding } from './finding.ts'

const title = { vi: 'Bảng mã', en: 'Encoding' }

/** Whether the terminal speaks UTF-8, and whether Node carries Vietnamese sorting rules. */
export function checkEncoding({ environment }: Pick<Examined, 'environment'>): Finding {
  const sorted = ['đ', 'e', 'd'].sort(new Intl.Collator('vi').compare).join('')
  if (sorted !== 'dđe') {
    return {
      title,
      level: 'fault',
      found: {
        vi: 'Node.js này thiếu quy tắc sắp xếp tiếng Việt',
        en: 'this Node.js lacks Vietnamese sorting rules',
      },
      advice: {
        vi: 'Dùng Node.js bản chính thức (đủ ICU).',
        en: 'Use an official build of Node.js (full ICU).',
      },
    }
  }
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || 'C'
  if (/utf-?8/i.test(locale)) return { title, level: 'good', found: { vi: locale, en: locale } }
  return {
    title,
    level: 'good',
    found: {
      vi: `${locale} (dữ liệu vẫn là UTF-8; màn hình này có thể không hiện đủ dấu)`,
      en: `${locale} (data stays UTF-8; this terminal may not show every accent)`,
    },
  }
}
