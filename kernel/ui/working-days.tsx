// SPDX-License-Identifier: Apache-2.0
import { Popover } from 'antd'
import { CalendarClock } from 'lucide-react'
import { type Deadline, type LedgerDay, vietnamDay } from './deadline.ts'
import { formatDate } from './format.ts'
import { useLanguage, useTextOf, useTexts } from './language.tsx'
import { uiTexts } from './ui-texts.ts'

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

/** A due day where the account of the days is not at hand, such as in a list. */
export function DueDay({ due, overdue }: { due: string; overdue: boolean }) {
  const t = useTexts(uiTexts)
  const { locale } = useLanguage()
  const today = vietnamDay(new Date()) === due
  const meaning = overdue ? 'danger' : today ? 'warning' : 'neutral'
  const date = formatDate(due, locale)
  return (
    <span className={`ts-tag ts-tag-${meaning}`}>
      <CalendarClock size={14} aria-hidden />
      {overdue ? t('dueOver', { date }) : today ? t('dueToday') : t('dueOn', { date })}
    </span>
  )
}
