// SPDX-License-Identifier: Apache-2.0
import { markedNumber } from './typed-number.ts'

const DAY_MS = 86_400_000

/**
 * A spreadsheet's day number as local time without zone. Day 60 of the 1900 system is a 29 February that never was: the days
 * before it are one less. A number below one day is a time of day.
 */
export function dayOfSerial(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const date = new Date(Math.round(((days - 25_569) * DAY_MS) / 1000) * 1000)
  if (Number.isNaN(date.getTime()) || serial < 0) return markedNumber(serial)
  const [day, time] = date.toISOString().split(/[T.]/) as [string, string]
  if (serial < 1) return time
  return time === '00:00:00' ? day : `${day}T${time}`
}
