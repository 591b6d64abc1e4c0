// SPDX-License-Identifier: Apache-2.0
import { Popover } from 'antd'
import { CalendarClock } from 'lucide-react'
import { formatDate } from './format.ts'
import { type Text, useLanguage, useTextOf, useTexts } from './language.tsx'
import { uiTexts } from './ui-texts.ts'

/** One day of the count: whether it counted, and why not. */
export type LedgerDay = { date: string; counted: boolean; reason?: Text | string | null }

/** A deadline as the server explains it; `left` below zero is late. */
export type Deadline = { due: string; left: number; ledger?: LedgerDay[] }

function Ledger({ days }: { days: LedgerDay[] }) {
  const t = useTexts(uiTexts)
  const textOf = useTextOf()
  const { locale } = useLanguage()
  return (
    <ol className="ts-ledger">
      {days.map((day) => (
        <li key={day.date} data-counted={day.counted}>
          <span>{formatDate(day.date, locale)}</span>
          <span>{textOf(day.reason) || t(day.counted ? 'dueCounted' : 'dueNotCounted')}</span>
        </li>
      ))}
    </ol>
  )
}

/** Working days left in words; hover or focus shows how the deadline was counted, day by day. */
export function WorkingDays({ deadline }: { deadline: Deadline }) {
  const t = useTexts(uiTexts)
  const { locale } = useLanguage()
  const { left, due, ledger } = deadline
  const meaning = left < 0 ? 'danger' : left <= 2 ? 'warning' : 'neutral'
  const words =
    left < 0
      ? t('dueLate', { days: -left })
      : left === 0
        ? t('dueToday')
        : t('dueLeft', { days: left, date: formatDate(due, locale) })
  const badge = (
    <span className={`ts-tag ts-tag-${meaning}`}>
      <CalendarClock size={14} aria-hidden />
      {words}
    </span>
  )
  if (!ledger?.length) return badge
  return (
    <Popover title={t('dueHow')} content={<Ledger days={ledger} />} trigger={['hover', 'focus', 'click']}>
      <button type="button" className="ts-plain">
        {badge}
      </button>
    </Popover>
  )
}
