// SPDX-License-Identifier: Apache-2.0
import type { Locale } from './language.tsx'

const ZONE = 'Asia/Ho_Chi_Minh'
const tag = (locale: Locale) => (locale === 'vi' ? 'vi-VN' : 'en-GB')

/** A number in the reader's form (`1.234.567,8`); strings are exact server numbers. */
export function formatNumber(value: number | string | null | undefined, locale: Locale = 'vi'): string {
  if (value === null || value === undefined || value === '') return '—'
  const options = { maximumFractionDigits: 6 }
  return new Intl.NumberFormat(tag(locale), options).format(value as number)
}

/** A share between 0 and 1 as a percentage with at most one decimal. */
export function formatShare(value: number, locale: Locale = 'vi'): string {
  return new Intl.NumberFormat(tag(locale), { style: 'percent', maximumFractionDigits: 1 }).format(value)
}

function toDate(value: string | Date): Date {
  if (value instanceof Date) return value
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00+07:00` : value)
}

/** A day as `20/11/2026`; takes `YYYY-MM-DD` or an instant, read in the zone of Việt Nam. */
export function formatDate(value: string | Date | null | undefined, locale: Locale = 'vi'): string {
  if (!value) return '—'
  const options = { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric' } as const
  return new Intl.DateTimeFormat(tag(locale), options).format(toDate(value))
}

/** An instant as `14:05 20/11/2026`. */
export function formatDateTime(value: string | Date | null | undefined, locale: Locale = 'vi'): string {
  if (!value) return '—'
  const options = { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false } as const
  const time = new Intl.DateTimeFormat(tag(locale), options).format(toDate(value))
  return `${time} ${formatDate(value, locale)}`
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** How long ago or ahead an instant lies, in words: “2 giờ trước”, “hôm qua”. */
export function formatRelative(value: string | Date, locale: Locale = 'vi', now: Date = new Date()): string {
  const seconds = (toDate(value).getTime() - now.getTime()) / 1000
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return words.format(Math.round(seconds / size), unit).toLowerCase()
  }
  return locale === 'vi' ? 'vừa xong' : 'just now'
}

/** A file size with a named unit: `1,4 MB`. */
export function formatBytes(bytes: number, locale: Locale = 'vi'): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = bytes > 0 ? Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1) : 0
  const value = bytes / 1000 ** power
  const number = new Intl.NumberFormat(tag(locale), { maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  )
  return `${number} ${units[power]}`
}
