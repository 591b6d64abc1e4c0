// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'

const steps: Readonly<Record<string, { days?: number; months?: number }>> = {
  daily: { days: 1 },
  weekly: { days: 7 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  yearly: { months: 12 },
}

/** The day until which the next version is expected; null for data that is updated on change only (R-OPN-05). */
export const nextUpdateDue = (lastUpdate: LocalDate, cycle: string | null): LocalDate | null => {
  const step = cycle === null ? undefined : steps[cycle]
  if (!step) return null
  const [year, month, day] = lastUpdate.split('-').map(Number) as [number, number, number]
  if (step.days) return isoDay(new Date(Date.UTC(year, month - 1, day + step.days)))
  const target = month - 1 + step.months!
  const lastOfMonth = new Date(Date.UTC(year, target + 1, 0)).getUTCDate()
  return isoDay(new Date(Date.UTC(year, target, Math.min(day, lastOfMonth))))
}

/** Whether a dataset is past its update cycle on a day. */
export const isOverdue = (lastUpdate: LocalDate, cycle: string | null, today: LocalDate): boolean => {
  const due = nextUpdateDue(lastUpdate, cycle)
  return due !== null && today > due
}

const isoDay = (date: Date): LocalDate => date.toISOString().slice(0, 10)
