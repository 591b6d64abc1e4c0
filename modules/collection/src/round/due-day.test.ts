// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCalendar } from '@tinhso/kernel/calendar'
import { daysLeft, ledgerOf } from './due-day.ts'

const calendar = createCalendar({ closingTime: '17:00' })

test('a round opened on a Saturday for 8 working days has 8 days left, not one more for the day of receipt', () => {
  const start = calendar.receiptOf(new Date('2026-11-21T03:00:00Z')).date
  const { due, ledger } = calendar.addWorkingDays(start, 8)
  assert.equal(daysLeft(calendar, { ledger }, due, '2026-11-21'), 8)
  assert.equal(daysLeft(calendar, { ledger }, due, due), 0)
  assert.ok(daysLeft(calendar, { ledger }, due, '2027-01-15') < 0)
})

test('a day that a person moved is counted from today and shows no account of another day', () => {
  const { due, ledger } = calendar.addWorkingDays('2026-12-01', 3)
  assert.equal(due, '2026-12-04')
  assert.deepEqual(ledgerOf({ ledger }, '2026-12-09'), [])
  assert.equal(daysLeft(calendar, { ledger }, '2026-12-09', '2026-12-04'), 3)
})
