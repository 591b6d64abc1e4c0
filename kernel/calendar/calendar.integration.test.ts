// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestHouse } from '../testing/index.ts'
import { type CalendarEntry, createCalendar, removeCalendarEntry, writeCalendarEntry } from './index.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse()
})
after(() => house.close())

const entry = (date: string, kind: CalendarEntry['kind'], vi: string): CalendarEntry => ({
  date,
  kind,
  name: { vi, en: vi },
  provisional: false,
  basis: 'Thông báo của UBND tỉnh',
})
const change = { at: new Date('2026-11-20T02:00:00Z'), by: 'test' }

test('a day set by an administrator wins over holidays and weekdays, until it is taken back', async () => {
  const { database } = house.kernel
  const calendar = createCalendar({ closingTime: '17:00' })
  assert.equal(calendar.addWorkingDays('2026-11-23', 1).due, '2026-11-25')
  await database.transaction(async (tx) => {
    await writeCalendarEntry(tx, entry('2026-11-24', 'local-work', 'Làm việc theo thông báo'), change)
    await writeCalendarEntry(tx, entry('2026-11-26', 'local-off', 'Nghỉ do bão'), change)
    await writeCalendarEntry(tx, entry('2026-11-26', 'local-off', 'Nghỉ phòng chống bão'), change)
  })
  await calendar.refresh(database.read)
  assert.equal(calendar.addWorkingDays('2026-11-23', 1).due, '2026-11-24')
  const { due, ledger } = calendar.addWorkingDays('2026-11-25', 1)
  assert.equal(due, '2026-11-27')
  assert.equal(ledger[1]?.reason.vi, 'Nghỉ phòng chống bão')
  assert.ok(calendar.exceptions(2026).some((day) => day.date === '2026-11-26'))
  const removed = await database.transaction((tx) => removeCalendarEntry(tx, '2026-11-24'))
  assert.equal(removed, true)
  assert.equal(await database.transaction((tx) => removeCalendarEntry(tx, '2026-11-24')), false)
  await calendar.refresh(database.read)
  assert.equal(calendar.isWorkingDay('2026-11-24'), false)
})
