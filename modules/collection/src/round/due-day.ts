// SPDX-License-Identifier: Apache-2.0
import type { Calendar, LedgerLine } from '@tinhso/kernel/calendar'
import type { Round } from './round-store.ts'

/** The account of a due day, as it was counted when the round was opened; a day that was moved by a person has none. */
export const ledgerOf = (round: Pick<Round, 'ledger'>, dueOn: string): readonly LedgerLine[] =>
  round.ledger.at(-1)?.date === dueOn ? round.ledger : []

/** Working days left until a due day, as its account counts them; negative when it is past. */
export const daysLeft = (
  calendar: Pick<Calendar, 'workingDaysBetween'>,
  round: Pick<Round, 'ledger'>,
  dueOn: string,
  today: string,
): number => {
  const ledger = ledgerOf(round, dueOn)
  if (today > dueOn || ledger.length === 0) return calendar.workingDaysBetween(today, dueOn)
  return ledger.filter(({ date, counted }) => counted && date > today).length
}
