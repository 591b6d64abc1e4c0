// SPDX-License-Identifier: Apache-2.0
import { type LocalDate, localDate, zone } from '../clock/index.ts'
import type { Text } from '../i18n/index.ts'
import type { CalendarDays } from './calendar-day.ts'
import { addDays } from './local-date.ts'
import { judgeDay } from './working-days.ts'

/** The day on which something counts as received, and why it is not the day it came in (null: it is). */
export interface Receipt {
  readonly date: LocalDate
  readonly shifted: Text | null
}

const timeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/**
 * The after-hours rule: what comes in after closing time, or on a day nobody works, counts as received on the next
 * working day. `closingTime` is `HH:MM` local time; exactly at closing time is still in time.
 */
export const receiptOf = (days: CalendarDays, receivedAt: Date, closingTime: string): Receipt => {
  const arrival = localDate(receivedAt)
  const worksThen = judgeDay(days, arrival).works
  if (worksThen && timeFormat.format(receivedAt) <= closingTime) return { date: arrival, shifted: null }
  let date = addDays(arrival, 1)
  while (!judgeDay(days, date).works) date = addDays(date, 1)
  const shifted = worksThen
    ? {
        vi: `Nhận sau giờ làm việc (${closingTime}), tính là nhận vào ngày làm việc tiếp theo`,
        en: `Received after hours (${closingTime}), counts as received on the next working day`,
      }
    : {
        vi: 'Nhận vào ngày nghỉ, tính là nhận vào ngày làm việc tiếp theo',
        en: 'Received on a day off, counts as received on the next working day',
      }
  return { date, shifted }
}
