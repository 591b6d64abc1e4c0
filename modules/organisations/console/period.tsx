// SPDX-License-Identifier: Apache-2.0
import { formatDate, useLanguage, useTexts } from '@tinhso/kernel/ui'
import { organisationsTexts } from './organisations-texts.ts'

/** The day before another one, both `YYYY-MM-DD`. */
export const lastDayBefore = (day: string): string => {
  const before = new Date(`${day}T12:00:00Z`)
  before.setUTCDate(before.getUTCDate() - 1)
  return before.toISOString().slice(0, 10)
}

/** A half-open period in words; the last day shown is the last one that counts. */
export function usePeriod(): (from: string | null, to: string | null) => string {
  const t = useTexts(organisationsTexts)
  const { locale } = useLanguage()
  const lastDay = (to: string) => formatDate(lastDayBefore(to), locale)
  return (from, to) => {
    if (from && to) return t('fromTo', { from: formatDate(from, locale), to: lastDay(to) })
    if (from) return t('from', { from: formatDate(from, locale) })
    return to ? t('until', { to: lastDay(to) }) : ''
  }
}
