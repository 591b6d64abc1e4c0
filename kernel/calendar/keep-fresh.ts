// SPDX-License-Identifier: Apache-2.0
import type { Db } from '../database/index.ts'
import type { Calendar } from './index.ts'

/** How long a process may go on with days that another process has changed, in milliseconds. */
export const freshMs = 60_000

/** Reads the administrators' days again every minute, until the function that it gives is called; failures go to `log`. */
export const keepFresh = (
  calendar: Pick<Calendar, 'refresh'>,
  database: Db,
  log: { error(values: unknown, message: string): void },
): (() => Promise<void>) => {
  let reading: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    reading = calendar
      .refresh(database)
      .catch((error) => log.error({ error: String(error) }, 'the calendar could not be read again'))
  }, freshMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    return reading
  }
}
