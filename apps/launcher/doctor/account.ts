// SPDX-License-Identifier: Apache-2.0
import { isRoot } from '../state/is-root.ts'
import type { Finding } from './finding.ts'

const title = { vi: 'Tài khoản chạy', en: 'Running as' }

/** Root works, with PostgreSQL under an account of its own; an ordinary user is the better choice. */
export function checkAccount(root = isRoot()): Finding {
  if (!root) return { title, level: 'good', found: { vi: 'người dùng thường', en: 'an ordinary user' } }
  return {
    title,
    level: 'good',
    found: {
      vi: 'root; PostgreSQL chạy bằng tài khoản riêng tinhso-postgres',
      en: 'root; PostgreSQL runs under its own account tinhso-postgres',
    },
    advice: {
      vi: 'Dùng thử thì được; vận hành thật nên chạy bằng một người dùng thường.',
      en: 'Fine for a trial; for real operation run it as an ordinary user.',
    },
  }
}
