// SPDX-License-Identifier: Apache-2.0
import type { Text } from './language.tsx'

/** One day of the count: whether it counted, and why not. */
export type LedgerDay = { date: string; counted: boolean; reason?: Text | string | null }

/** A deadline as the server explains it; `left` below zero is late. */
export type Deadline = { due: string; left: number; ledger?: LedgerDay[] }

/** The calendar day in Việt Nam at an instant, `YYYY-MM-DD`. */
export const vietnamDay = (at: Date) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(at)

/** Reads how many working days are left from the account of a deadline; late days are weekdays past it. */
export function deadlineFrom(
  due: string,
  ledger: readonly LedgerDay[] = [],
  now: Date = new Date(),
): Deadline {
  const today = vietnamDay(now)
  if (today <= due) {
    const left = ledger.filter(({ date, counted }) => counted && date > today && date <= due).length
    return { due, left: today === due ? 0 : Math.max(left, 1), ledger: [...ledger] }
  }
  let late = 0
  for (
    let day = new Date(`${due}T00:00:00Z`);
    vietnamDay(day) < today;
    day = new Date(day.getTime() + 86_400_000)
  ) {
    const weekday = new Date(day.getTime() + 86_400_000).getUTCDay()
    if (weekday !== 0 && weekday !== 6) late += 1
  }
  return { due, left: -Math.max(late, 1), ledger: [...ledger] }
}
