// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '../clock/index.ts'
import type { Db, Tx } from '../database/index.ts'
import { type CalendarDay, type CalendarDays, vietnamCalendarDays } from './calendar-day.ts'
import { readCalendarEntries } from './calendar-store.ts'
import { type Receipt, receiptOf } from './receipt.ts'
import { addWorkingDays, type Deadline, judgeDay, type Pause, workingDaysBetween } from './working-days.ts'

/** Working days of Vietnamese offices, with the days an administrator has set. */
export interface Calendar {
  /** The deadline `count` working days after `start`, with an account of every day on the way. */
  addWorkingDays(start: LocalDate, count: number, pauses?: readonly Pause[]): Deadline
  /** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
  workingDaysBetween(from: LocalDate, to: LocalDate, pauses?: readonly Pause[]): number
  /** The day on which something that came in at this instant counts as received (after-hours rule). */
  receiptOf(receivedAt: Date): Receipt
  isWorkingDay(date: LocalDate): boolean
  /** The days of a year that do not follow the weekday rule, in order. */
  exceptions(year: number): CalendarDay[]
  /** Reads the days set by administrators again; called at start, after a change, and now and then. */
  refresh(database: Db | Tx): Promise<void>
}

/** Makes the calendar; `closingTime` (`HH:MM`) is the end of the office day for the after-hours rule. */
export const createCalendar = (options: { readonly closingTime: string }): Calendar => {
  let days: CalendarDays = vietnamCalendarDays()
  return {
    addWorkingDays: (start, count, pauses) => addWorkingDays(days, start, count, pauses),
    workingDaysBetween: (from, to, pauses) => workingDaysBetween(days, from, to, pauses),
    receiptOf: (receivedAt) => receiptOf(days, receivedAt, options.closingTime),
    isWorkingDay: (date) => judgeDay(days, date).works,
    exceptions: (year) =>
      [...days.values()]
        .filter((day) => day.date.startsWith(`${year}-`))
        .sort((one, other) => one.date.localeCompare(other.date)),
    refresh: async (database) => {
      const entries = await readCalendarEntries(database)
      days = new Map([...vietnamCalendarDays(), ...entries.map((entry) => [entry.date, entry] as const)])
    },
  }
}

export { type CalendarDay, type CalendarDayKind, coveredYears } from './calendar-day.ts'
export {
  type CalendarEntry,
  readCalendarEntries,
  removeCalendarEntry,
  writeCalendarEntry,
} from './calendar-store.ts'
export { freshMs, keepFresh } from './keep-fresh.ts'
export { addDays, isDate, weekday } from './local-date.ts'
export type { Receipt } from './receipt.ts'
export type { Deadline, LedgerLine, Pause } from './working-days.ts'
