// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterQuietHours } from './quiet-hours.ts'

const moved = (at: string) => afterQuietHours(new Date(at)).toISOString()

test('by day a message leaves at once, at night it waits for seven in the morning', () => {
  assert.equal(moved('2026-11-20T00:00:00Z'), '2026-11-20T00:00:00.000Z')
  assert.equal(moved('2026-11-20T13:59:59Z'), '2026-11-20T13:59:59.000Z')
  assert.equal(moved('2026-11-20T14:00:00Z'), '2026-11-21T00:00:00.000Z')
  assert.equal(moved('2026-11-20T23:59:00Z'), '2026-11-21T00:00:00.000Z')
  assert.equal(moved('2026-12-31T15:00:00Z'), '2027-01-01T00:00:00.000Z')
})
