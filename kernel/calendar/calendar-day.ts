// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '../clock/index.ts'
import type { Text } from '../i18n/index.ts'
import holidays from './vietnam-holidays.json' with { type: 'json' }

/** What makes a day differ from its weekday: a holiday, a day given for it, or an exchange with a Saturday. */
export type CalendarDayKind =
  | 'holiday'
  | 'compensatory'
  | 'swap-off'
  | 'swap-work'
  | 'local-off'
  | 'local-work'

/** A day that does not follow the weekday rule. `provisional`: waits for the yearly notice of the Government. */
export interface CalendarDay {
  readonly date: LocalDate
  readonly kind: CalendarDayKind
  readonly name: Text
  readonly provisional: boolean
}

/** Exceptions to the weekday rule, by date. */
export type CalendarDays = ReadonlyMap<LocalDate, CalendarDay>

/** Years for which the shipped table knows holidays; outside it only weekends and the editable table count. */
export const coveredYears = { first: holidays.firstYear, last: holidays.lastYear } as const

/** Whether people work on a day of this kind. */
export const isWorkKind = (kind: CalendarDayKind): boolean => kind === 'swap-work' || kind === 'local-work'

const swapName = { vi: 'Hoán đổi ngày làm việc', en: 'Working day exchanged' }

const namedDays = (): CalendarDay[] =>
  holidays.days.map((day) => ({
    date: day.date,
    kind: day.kind as CalendarDayKind,
    name: holidays.names[day.name as keyof typeof holidays.names],
    provisional: 'provisional' in day,
  }))

const swappedDays = (): CalendarDay[] =>
  holidays.swaps.flatMap(({ off, work }) => [
    { date: off, kind: 'swap-off' as const, name: swapName, provisional: false },
    { date: work, kind: 'swap-work' as const, name: swapName, provisional: false },
  ])

/** Vietnamese public holidays, days given for them and exchanged days (Labour Code 45/2019/QH14, articles 111–112). */
export const vietnamCalendarDays = (): CalendarDays =>
  new Map([...namedDays(), ...swappedDays()].map((day) => [day.date, day]))
