// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CalendarDays, vietnamCalendarDays } from './calendar-day.ts'
import { addDays, weekday } from './local-date.ts'
import { receiptOf } from './receipt.ts'
import { addWorkingDays, judgeDay, workingDaysBetween } from './working-days.ts'

const days = vietnamCalendarDays()
const reasonOn = (date: string) => judgeDay(days, date).reason.vi

/** Numbers that are the same in every run, so that a failure can be repeated. */
const numbers = function* (count: number, below: number) {
  let state = 20261121
  for (let made = 0; made < count; made += 1) {
    state = (state * 1103515245 + 12345) % 2147483648
    yield state % below
  }
}

test('Tết 2026 is off from Monday 16 to Friday 20 February', () => {
  for (const day of [16, 17, 18, 19, 20]) {
    assert.equal(judgeDay(days, `2026-02-${day}`).works, false)
    assert.equal(reasonOn(`2026-02-${day}`), 'Nghỉ: Tết Nguyên đán')
  }
  assert.equal(addWorkingDays(days, '2026-02-13', 1).due, '2026-02-23')
})

test('24 November 2026 is off: Viet Nam Culture Day, from 01/7/2026', () => {
  assert.equal(reasonOn('2026-11-24'), 'Nghỉ: Ngày Văn hóa Việt Nam')
  assert.equal(judgeDay(days, '2025-11-24').works, true)
  assert.equal(addWorkingDays(days, '2026-11-23', 1).due, '2026-11-25')
})

test('a holiday on Sunday 26/4/2026 gives Monday 27/4 off', () => {
  assert.equal(weekday('2026-04-26'), 7)
  assert.equal(reasonOn('2026-04-27'), 'Nghỉ bù: Giỗ Tổ Hùng Vương (10/3 âm lịch)')
  assert.equal(addWorkingDays(days, '2026-04-24', 1).due, '2026-04-28')
})

test('a Saturday worked in exchange counts, the day it was exchanged for does not', () => {
  assert.equal(judgeDay(days, '2026-08-22').works, true)
  assert.equal(judgeDay(days, '2026-08-31').works, false)
  assert.equal(addWorkingDays(days, '2026-08-21', 1).due, '2026-08-22')
})

test('the ledger tells every day from receipt to deadline, in both languages', () => {
  const { due, ledger } = addWorkingDays(days, '2026-11-20', 3)
  assert.equal(due, '2026-11-26')
  assert.deepEqual(
    ledger.map((line) => [line.date, line.counted, line.reason.vi]),
    [
      ['2026-11-20', false, 'Ngày tiếp nhận, không tính vào thời hạn'],
      ['2026-11-21', false, 'Thứ Bảy'],
      ['2026-11-22', false, 'Chủ nhật'],
      ['2026-11-23', true, 'Ngày làm việc'],
      ['2026-11-24', false, 'Nghỉ: Ngày Văn hóa Việt Nam'],
      ['2026-11-25', true, 'Ngày làm việc'],
      ['2026-11-26', true, 'Ngày làm việc'],
    ],
  )
  assert.equal(ledger.at(-3)?.reason.en, 'Day off: Viet Nam Culture Day')
})

test('days in a pause do not count and the ledger says so', () => {
  const pause = { from: '2026-11-23', to: '2026-11-25' }
  const { due, ledger } = addWorkingDays(days, '2026-11-20', 2, [pause])
  assert.equal(due, '2026-11-26')
  assert.equal(ledger.find((line) => line.date === '2026-11-23')?.reason.vi, 'Tạm dừng tính thời hạn')
  assert.equal(workingDaysBetween(days, '2026-11-20', due, [pause]), 2)
})

test('zero working days is the same day, or the next working day when nobody works', () => {
  assert.equal(addWorkingDays(days, '2026-11-20', 0).due, '2026-11-20')
  assert.equal(addWorkingDays(days, '2026-11-21', 0).due, '2026-11-23')
})

test('for any start and length: the deadline works, counts right, and nothing is skipped in the ledger', () => {
  for (const number of numbers(400, 365 * 6)) {
    const start = addDays('2024-01-01', number)
    const count = (number % 60) + 1
    const { due, ledger } = addWorkingDays(days, start, count)
    assert.equal(judgeDay(days, due).works, true)
    assert.equal(ledger.filter((line) => line.counted).length, count)
    assert.equal(workingDaysBetween(days, start, due), count)
    assert.equal(workingDaysBetween(days, due, start), -count)
    ledger.forEach((line, index) => {
      assert.equal(line.date, addDays(start, index))
    })
    assert.equal(ledger.at(-1)?.date, due)
    const further = addWorkingDays(days, start, count + 1).due
    assert.ok(further > due)
    assert.equal(addWorkingDays(days, due, 1).due, further)
  }
})

test('a deadline over days that wait for the yearly notice is marked provisional', () => {
  assert.equal(addWorkingDays(days, '2026-02-13', 3).provisional, false)
  assert.equal(addWorkingDays(days, '2027-02-04', 3).provisional, true)
  assert.equal(addWorkingDays(days, '2031-03-03', 1).provisional, true)
})

test('a count or a date that is none is refused', () => {
  assert.throws(() => addWorkingDays(days, '2026-11-20', 1.5), RangeError)
  assert.throws(() => addWorkingDays(days, '2026-11-20', -1), RangeError)
  assert.throws(() => addWorkingDays(days, '20/11/2026', 1), RangeError)
  const never: CalendarDays = new Map()
  assert.equal(addWorkingDays(never, '2026-11-20', 1).due, '2026-11-23')
})

test('received after hours or on a day off counts as the next working day', () => {
  const at = (text: string) => receiptOf(days, new Date(`${text}+07:00`), '17:00')
  assert.deepEqual(at('2026-11-20T16:59:00'), { date: '2026-11-20', shifted: null })
  assert.deepEqual(at('2026-11-20T17:00:30'), { date: '2026-11-20', shifted: null })
  assert.equal(at('2026-11-20T17:01:00').date, '2026-11-23')
  assert.match(at('2026-11-20T17:01:00').shifted?.vi ?? '', /sau giờ làm việc/)
  assert.equal(at('2026-11-22T09:00:00').date, '2026-11-23')
  assert.equal(at('2026-11-23T23:30:00').date, '2026-11-25')
})
