// SPDX-License-Identifier: Apache-2.0
import { formatDate, useLanguage, useTexts } from '@tinhso/kernel/ui'
import { organisationsTexts } from './organisations-texts.ts'

/** A half-open period in words; the last day shown is the last one that counts. */
export function usePeriod(): (from: string | null, to: string | null) => string {
  const t = useTexts(organisationsTexts)
  const { locale } = useLanguage()
  const lastDay = (to: string) => {
    const day = new Date(`${to}T12:00:00Z`)
    day.setUTCDate(day.getUTCDate() - 1)
    return formatDate(day.toISOString().slice(0, 10), locale)
  }
  return (from, to) => {
    if (from && to) return t('fromTo', { from: formatDate(from, locale), to: lastDay(to) })
    if (from) return t('from', { from: formatDate(from, locale) })
    return to ? t('until', { to: lastDay(to) }) : ''
  }
}
