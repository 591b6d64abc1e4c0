// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '../clock/index.ts'
import type { Text } from '../i18n/index.ts'
import { type CalendarDay, type CalendarDays, coveredYears, isWorkKind } from './calendar-day.ts'
import { addDays, weekday } from './local-date.ts'

/** One line of the account of a deadline: a day, whether it counted, and why. */
export interface LedgerLine {
  readonly date: LocalDate
  readonly counted: boolean
  readonly reason: Text
}

/** A deadline and how it came about. `provisional`: a day on the way still waits for the yearly notice. */
export interface Deadline {
  readonly due: LocalDate
  readonly ledger: readonly LedgerLine[]
  readonly provisional: boolean
}

/** Days on which the clock of a case stands still: from `from`, up to but without `to`. */
export interface Pause {
  readonly from: LocalDate
  readonly to: LocalDate
}

interface DayVerdict {
  readonly works: boolean
  readonly reason: Text
  readonly provisional: boolean
}

const workingDay: Text = { vi: 'Ngày làm việc', en: 'Working day' }
const receiptDay: Text = { vi: 'Ngày tiếp nhận, không tính vào thời hạn', en: 'Day of receipt, not counted' }
const paused: Text = { vi: 'Tạm dừng tính thời hạn', en: 'The clock is paused' }
const weekend: Readonly<Record<number, Text>> = {
  6: { vi: 'Thứ Bảy', en: 'Saturday' },
  7: { vi: 'Chủ nhật', en: 'Sunday' },
}
const longestSearch = 3660

const exceptionReason = (day: CalendarDay): Text => {
  if (day.kind === 'compensatory') {
    return { vi: `Nghỉ bù: ${day.name.vi}`, en: `Day off in lieu: ${day.name.en}` }
  }
  if (day.kind === 'swap-work') {
    return { vi: `Đi làm bù: ${day.name.vi}`, en: `Worked in exchange: ${day.name.en}` }
  }
  return day.kind === 'holiday' || day.kind === 'swap-off'
    ? { vi: `Nghỉ: ${day.name.vi}`, en: `Day off: ${day.name.en}` }
    : day.name
}

/** Whether a day is a working day, and why. A year outside the shipped table is provisional. */
export const judgeDay = (days: CalendarDays, date: LocalDate): DayVerdict => {
  const exception = days.get(date)
  if (exception !== undefined) {
    return {
      works: isWorkKind(exception.kind),
      reason: exceptionReason(exception),
      provisional: exception.provisional,
    }
  }
  const year = Number(date.slice(0, 4))
  const provisional = year < coveredYears.first || year > coveredYears.last
  const rest = weekend[weekday(date)]
  return rest
    ? { works: false, reason: rest, provisional: false }
    : { works: true, reason: workingDay, provisional }
}

const inPause = (pauses: readonly Pause[], date: LocalDate): boolean =>
  pauses.some((pause) => pause.from <= date && date < pause.to)

const ledgerLine = (days: CalendarDays, pauses: readonly Pause[], date: LocalDate) => {
  const verdict = judgeDay(days, date)
  if (inPause(pauses, date)) return { date, counted: false, reason: paused, provisional: false }
  return { date, counted: verdict.works, reason: verdict.reason, provisional: verdict.provisional }
}

/**
 * The deadline `count` working days after `start`: the day of receipt does not count, counting begins with the next
 * working day. `count` 0 means the same day, or the next working day when nobody works on it.
 * The ledger has every day from `start` to the deadline. Throws RangeError on a count that is not a whole number ≥ 0.
 */
export const addWorkingDays = (
  days: CalendarDays,
  start: LocalDate,
  count: number,
  pauses: readonly Pause[] = [],
): Deadline => {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a number of days: ${count}`)
  const first = ledgerLine(days, pauses, start)
  if (count === 0 && first.counted)
    return { due: start, ledger: [toLine(first)], provisional: first.provisional }
  const lines = [{ ...first, counted: false, reason: receiptDay }]
  const wanted = Math.max(count, 1)
  let date = start
  for (let counted = 0; counted < wanted; ) {
    date = addDays(date, 1)
    const line = ledgerLine(days, pauses, date)
    lines.push(line)
    if (line.counted) counted += 1
    if (lines.length > longestSearch + wanted * 3)
      throw new RangeError('no working day found: check the calendar')
  }
  return { due: date, ledger: lines.map(toLine), provisional: lines.some((line) => line.provisional) }
}

const toLine = ({ date, counted, reason }: LedgerLine): LedgerLine => ({ date, counted, reason })

/**
 * Working days after `from` up to and including `to`, without paused days; negative when `to` lies before `from`.
 * `workingDaysBetween(start, addWorkingDays(start, n).due)` is `n` for every n ≥ 1.
 */
export const workingDaysBetween = (
  days: CalendarDays,
  from: LocalDate,
  to: LocalDate,
  pauses: readonly Pause[] = [],
): number => {
  if (to < from) return -workingDaysBetween(days, to, from, pauses)
  let counted = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    if (ledgerLine(days, pauses, date).counted) counted += 1
  }
  return counted
}
