// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '../clock/index.ts'

const millisecondsOfDay = 86_400_000

const epochDay = (date: LocalDate): number => {
  const milliseconds = Date.parse(`${date}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(milliseconds))
    throw new RangeError(`not a date: ${date}`)
  return milliseconds / millisecondsOfDay
}

/** The day `days` later (earlier when negative). Throws RangeError on a text that is not a date. */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date((epochDay(date) + days) * millisecondsOfDay).toISOString().slice(0, 10)

/** Day of the week, Monday 1 … Sunday 7 (ISO 8601). */
export const weekday = (date: LocalDate): number => ((((epochDay(date) + 3) % 7) + 7) % 7) + 1

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const milliseconds = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text)
}
