// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '../clock/index.ts'
import { type Db, type Tx, tables } from '../database/index.ts'
import type { CalendarDay, CalendarDayKind } from './calendar-day.ts'

interface CalendarTables {
  'kernel.calendar_day': {
    day: string
    kind: string
    name_vi: string
    name_en: string
    provisional: boolean
    basis: string
    changed_at: Date
    changed_by: string
  }
}

/** A day set by an administrator; `basis` names the notice or decision it comes from. */
export interface CalendarEntry extends CalendarDay {
  readonly basis: string
}

/** All days set by administrators, oldest first. */
export const readCalendarEntries = async (database: Db | Tx): Promise<CalendarEntry[]> => {
  const rows = await tables<CalendarTables>(database)
    .selectFrom('kernel.calendar_day')
    .selectAll()
    .orderBy('day')
    .execute()
  return rows.map((row) => ({
    date: row.day,
    kind: row.kind as CalendarDayKind,
    name: { vi: row.name_vi, en: row.name_en },
    provisional: row.provisional,
    basis: row.basis,
  }))
}

/** Sets a day; what stood there before is replaced. */
export const writeCalendarEntry = async (
  tx: Tx,
  entry: CalendarEntry,
  change: { readonly at: Date; readonly by: string },
): Promise<void> => {
  const values = {
    kind: entry.kind,
    name_vi: entry.name.vi,
    name_en: entry.name.en,
    provisional: entry.provisional,
    basis: entry.basis,
    changed_at: change.at,
    changed_by: change.by,
  }
  await tables<CalendarTables>(tx)
    .insertInto('kernel.calendar_day')
    .values({ day: entry.date, ...values })
    .onConflict((conflict) => conflict.column('day').doUpdateSet(values))
    .execute()
}

/** Takes a day back to the shipped table and the weekday rule; answers whether there was anything to take back. */
export const removeCalendarEntry = async (tx: Tx, date: LocalDate): Promise<boolean> => {
  const result = await tables<CalendarTables>(tx)
    .deleteFrom('kernel.calendar_day')
    .where('day', '=', date)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}
