// SPDX-License-Identifier: Apache-2.0

import { type Html, raw } from './html.ts'

// Paths from Lucide (ISC licence), the set the console uses.
const paths = {
  search: '<circle cx="11" cy="11" r="8"/><path d="m21 21-4.3-4.3"/>',
  download: '<path d="M12 15V3m0 12-5-5m5 5 5-5M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"/>',
  check: '<circle cx="12" cy="12" r="10"/><path d="m9 12 2 2 4-4"/>',
  warning: '<path d="m21.7 18-8-14a2 2 0 0 0-3.4 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.7-3M12 9v4m0 4h.01"/>',
  information: '<circle cx="12" cy="12" r="10"/><path d="M12 16v-4m0-4h.01"/>',
  danger: '<circle cx="12" cy="12" r="10"/><path d="M12 8v4m0 4h.01"/>',
  next: '<path d="m9 18 6-6-6-6"/>',
  previous: '<path d="m15 18-6-6 6-6"/>',
  table: '<path d="M12 3v18M3 9h18M3 15h18"/><rect x="3" y="3" width="18" height="18" rx="2"/>',
  agency: '<path d="M3 22h18M6 18v-7m4 7v-7m4 7v-7m4 7v-7M12 2l8 5H4z"/>',
  calendar: '<path d="M8 2v4m8-4v4M3 10h18"/><rect x="3" y="4" width="18" height="18" rx="2"/>',
  code: '<path d="m16 18 6-6-6-6M8 6l-6 6 6 6"/>',
  person: '<path d="M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2"/><circle cx="12" cy="7" r="4"/>',
} as const

/** Names of the icons a page may show. */
export type IconName = keyof typeof paths

/** Draws an icon; it is hidden from screen readers, so a word always stands beside it. */
export function icon(name: IconName): Html {
  return raw(
    `<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2"` +
      ` stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${paths[name]}</svg>`,
  )
}
