// SPDX-License-Identifier: Apache-2.0
import {
  EmptyState,
  Failure,
  formatDate,
  Loading,
  PageHeader,
  StateTag,
  type Text,
  useApi,
  useCommand,
  useLanguage,
  useMay,
  useSearchChange,
  useSearchValues,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import type { SetCalendarDay } from '@tinhso/reference/contract'
import { Button, Segmented } from 'antd'
import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { referenceTexts } from './reference-texts.ts'
import { SetDayDialog } from './set-day-dialog.tsx'

type CalendarDay = {
  date: string
  kind: SetCalendarDay['kind']
  name: Text
  provisional: boolean
  basis: string | null
}

const WORKING = new Set(['swap-work', 'local-work'])

function Day({ day, mayRemove }: { day: CalendarDay; mayRemove: boolean }) {
  const t = useTexts(referenceTexts)
  const textOf = useTextOf()
  const { locale } = useLanguage()
  const remove = useCommand<void>(
    () => ({ method: 'DELETE', path: `/api/reference/working-calendar/days/${day.date}` }),
    ['/api/reference/working-calendar'],
  )
  const weekday = new Intl.DateTimeFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', { weekday: 'long' })
  return (
    <li>
      <div>
        <strong>{textOf(day.name)}</strong>
        <p className="ts-quiet">
          {weekday.format(new Date(`${day.date}T12:00:00Z`))}, {formatDate(day.date, locale)}
          {day.basis && ` · ${day.basis}`}
        </p>
      </div>
      <div className="ts-row">
        <StateTag meaning={WORKING.has(day.kind) ? 'information' : 'neutral'}>
          {t(`kind.${day.kind}`)}
        </StateTag>
        {day.provisional && <StateTag meaning="warning">{t('provisional')}</StateTag>}
        {mayRemove && day.basis && (
          <Button loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('remove')}
          </Button>
        )}
      </div>
    </li>
  )
}

/** The days that do not follow the weekday rule, by year; edited by the focal department. */
export function Page() {
  const t = useTexts(referenceTexts)
  const may = useMay()
  const change = useSearchChange()
  const now = new Date().getFullYear()
  const { year = String(now) } = useSearchValues()
  const [setting, setSetting] = useState(false)
  const found = useApi<{ items: CalendarDay[] }>(`/api/reference/working-calendar/${year}`)
  const manage = may('reference.working-calendar.manage')
  return (
    <>
      <PageHeader
        title={t('calendar')}
        purpose={t('calendarPurpose')}
        actions={manage && <Button onClick={() => setSetting(true)}>{t('setDay')}</Button>}
      />
      <div className="ts-before-table">
        <Segmented
          aria-label={t('calendar')}
          value={year}
          options={[now - 1, now, now + 1].map((value) => ({
            value: String(value),
            label: t('year', { year: value }),
          }))}
          onChange={(value) => change({ year: value })}
        />
      </div>
      {found.error && <Failure problem={found.error} onRetry={() => found.refetch()} />}
      {found.isPending && <Loading />}
      {found.data?.items.length === 0 && (
        <EmptyState icon={CalendarDays} title={t('calendarEmpty')}>
          {t('calendarEmptyHelp')}
        </EmptyState>
      )}
      <ul className="ts-work">
        {found.data?.items.map((day) => (
          <Day key={day.date} day={day} mayRemove={manage} />
        ))}
      </ul>
      {setting && <SetDayDialog onClose={() => setSetting(false)} />}
    </>
  )
}
