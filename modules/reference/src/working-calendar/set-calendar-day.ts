// SPDX-License-Identifier: Apache-2.0
import { type CalendarEntry, removeCalendarEntry, writeCalendarEntry } from '@tinhso/kernel/calendar'
import type { LocalDate } from '@tinhso/kernel/clock'
import type { CommandContext } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import { manageWorkingCalendar, type SetCalendarDay } from '../contract/index.ts'

const object = (date: LocalDate) => ({ type: 'calendar-day', id: date, label: date })

/** Sets a day of the working calendar; deadlines counted from now on follow it. */
export const setCalendarDay = async (
  kernel: Kernel,
  context: CommandContext,
  date: LocalDate,
  input: SetCalendarDay,
): Promise<{ date: LocalDate }> => {
  const request = {
    name: 'reference.calendar-day.set',
    permission: manageWorkingCalendar,
    input: { date, ...input },
  }
  const done = await kernel.runCommand(context, request, async (command) => {
    const entry: CalendarEntry = { ...input, date, provisional: input.provisional ?? false }
    const by = command.actor.kind === 'person' ? command.actor.accountId : command.actor.kind
    await writeCalendarEntry(command.tx, entry, { at: command.now, by })
    await command.audit({ action: 'reference.calendar-day.set', object: object(date), after: entry })
    return { date }
  })
  await kernel.calendar.refresh(kernel.database.read)
  return done
}

/** Takes a day back to the published holidays and the weekday rule; `removed` tells whether it had been set. */
export const clearCalendarDay = async (
  kernel: Kernel,
  context: CommandContext,
  date: LocalDate,
): Promise<{ removed: boolean }> => {
  const request = { name: 'reference.calendar-day.clear', permission: manageWorkingCalendar, input: { date } }
  const done = await kernel.runCommand(context, request, async (command) => {
    const removed = await removeCalendarEntry(command.tx, date)
    await command.audit({
      action: 'reference.calendar-day.cleared',
      object: object(date),
      after: { removed },
    })
    return { removed }
  })
  await kernel.calendar.refresh(kernel.database.read)
  return done
}
