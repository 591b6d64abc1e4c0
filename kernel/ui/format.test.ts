// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatNumber,
  formatRelative,
  formatShare,
} from './format.ts'

test('numbers are written the Vietnamese way, and what is missing is not 0', () => {
  assert.equal(formatNumber(1234567.8), '1.234.567,8')
  assert.equal(formatNumber('9007199254740993'), '9.007.199.254.740.993')
  assert.equal(formatNumber(0), '0')
  assert.equal(formatNumber(null), '—')
  assert.equal(formatShare(0.9934), '99,3%')
})

test('days and instants are read in the zone of Việt Nam', () => {
  assert.equal(formatDate('2026-11-20'), '20/11/2026')
  assert.equal(formatDate('2026-11-19T18:30:00Z'), '20/11/2026')
  assert.equal(formatDateTime('2026-11-20T07:05:00Z'), '14:05 20/11/2026')
  assert.equal(formatDate(null), '—')
})

test('relative time is words a person uses', () => {
  const now = new Date('2026-11-20T07:00:00Z')
  assert.equal(formatRelative('2026-11-20T05:00:00Z', 'vi', now), '2 giờ trước')
  assert.equal(formatRelative('2026-11-19T07:00:00Z', 'vi', now), 'hôm qua')
  assert.equal(formatRelative('2026-11-20T06:59:40Z', 'vi', now), 'vừa xong')
})

test('file sizes name their unit', () => {
  assert.equal(formatBytes(0), '0 B')
  assert.equal(formatBytes(1_430_000), '1,4 MB')
})
