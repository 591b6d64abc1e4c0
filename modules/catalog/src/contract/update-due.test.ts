// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOverdue, nextUpdateDue } from './update-due.ts'

test('R-OPN-05: the next update is due one cycle after the last, within the length of the month', () => {
  assert.equal(nextUpdateDue('2026-01-31', 'monthly'), '2026-02-28')
  assert.equal(nextUpdateDue('2026-11-30', 'quarterly'), '2027-02-28')
  assert.equal(nextUpdateDue('2024-02-29', 'yearly'), '2025-02-28')
  assert.equal(nextUpdateDue('2026-12-31', 'daily'), '2027-01-01')
  assert.equal(nextUpdateDue('2026-12-28', 'weekly'), '2027-01-04')
})

test('data that is updated on change, or without a known cycle, is never due', () => {
  assert.equal(nextUpdateDue('2020-01-01', 'on-change'), null)
  assert.equal(nextUpdateDue('2020-01-01', null), null)
  assert.equal(isOverdue('2020-01-01', 'on-change', '2026-01-01'), false)
})

test('R-OPN-05: a dataset is overdue from the day after it was due', () => {
  assert.equal(isOverdue('2026-10-20', 'monthly', '2026-11-20'), false)
  assert.equal(isOverdue('2026-10-20', 'monthly', '2026-11-21'), true)
})
