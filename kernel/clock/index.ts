// SPDX-License-Identifier: Apache-2.0
import { v7 } from 'uuid'

/** A calendar day without time, `YYYY-MM-DD`, in the zone of the house (Asia/Ho_Chi_Minh). */
export type LocalDate = string

/** The only source of time in the house: business code never asks the machine or the database. */
export interface Clock {
  now(): Date
  today(): LocalDate
}

export const zone = 'Asia/Ho_Chi_Minh'

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })

/** The local day on which an instant falls. */
export const localDate = (instant: Date): LocalDate => dayFormat.format(instant)

/** Makes the clock; `offsetMs` moves it forward or back (training, acceptance of deadlines), `instant` freezes it. */
export const createClock = (options: { offsetMs?: number; instant?: Date } = {}): Clock => {
  const now = () =>
    options.instant ? new Date(options.instant) : new Date(Date.now() + (options.offsetMs ?? 0))
  return { now, today: () => localDate(now()) }
}

/** A new internal identifier: UUID version 7 (RFC 9562), ordered by time of making. */
export const newId = (): string => v7()
