// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writtenDate, writtenNumber, writtenSize, writtenValue } from './written-values.ts'

test('numbers, dates and sizes are written the Vietnamese way', () => {
  assert.equal(writtenNumber(1234567.8, 'vi'), '1.234.567,8')
  assert.equal(writtenDate(new Date('2026-11-19T18:00:00Z')), '20/11/2026')
  assert.equal(writtenSize(999, 'vi'), '999 B')
  assert.equal(writtenSize(12_345, 'vi'), '12,3 kB')
})

test('a cell keeps every digit, codes stay as they are, and an empty cell is not zero', () => {
  assert.equal(writtenValue('-12345678901234567890.05', 'decimal', 'vi'), '-12.345.678.901.234.567.890,05')
  assert.equal(writtenValue('1234', 'text', 'vi'), '1234')
  assert.equal(writtenValue(null, 'integer', 'vi'), '')
  assert.equal(writtenValue('0', 'integer', 'vi'), '0')
  assert.equal(writtenValue('2025-03-05', 'date', 'vi'), '05/03/2025')
  assert.equal(writtenValue(false, 'boolean', 'vi'), 'Không')
})

test('a place is read as latitude and longitude, a shape by its kind', () => {
  assert.equal(writtenValue({ type: 'Point', coordinates: [106.9, 11.5] }, 'point', 'vi'), '11.5, 106.9')
  const ring = [
    [106, 11],
    [107, 11],
    [107, 12],
    [106, 11],
  ]
  assert.equal(writtenValue({ type: 'Polygon', coordinates: [ring] }, 'polygon', 'vi'), 'Vùng (4 điểm)')
})
