// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deadlineFrom } from './deadline.ts'

const ledger = [
  { date: '2026-11-23', counted: false },
  { date: '2026-11-24', counted: false, reason: 'Ngày Văn hóa Việt Nam' },
  { date: '2026-11-25', counted: true },
  { date: '2026-11-26', counted: true },
  { date: '2026-11-27', counted: true },
]

const at = (text: string) => new Date(text)

test('the days left are the counted days that lie ahead, holidays left out', () => {
  assert.equal(deadlineFrom('2026-11-27', ledger, at('2026-11-23T02:00:00Z')).left, 3)
  assert.equal(deadlineFrom('2026-11-27', ledger, at('2026-11-26T02:00:00Z')).left, 1)
})

test('the last day is due today, also late in the evening of Việt Nam', () => {
  assert.equal(deadlineFrom('2026-11-27', ledger, at('2026-11-27T16:00:00Z')).left, 0)
  assert.equal(deadlineFrom('2026-11-27', ledger, at('2026-11-27T17:30:00Z')).left, -1)
})

test('a weekend adds nothing to being late', () => {
  assert.equal(deadlineFrom('2026-11-27', ledger, at('2026-11-30T02:00:00Z')).left, -1)
  assert.equal(deadlineFrom('2026-11-27', ledger, at('2026-12-01T02:00:00Z')).left, -2)
})
