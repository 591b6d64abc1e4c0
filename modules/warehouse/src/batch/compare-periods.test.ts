// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ColumnProfile } from '../checking/job.ts'
import { comparePeriods } from './compare-periods.ts'

const column = (id: string, title: string, more: Partial<ColumnProfile>): ColumnProfile => ({
  id,
  title,
  rows: 95,
  empty: 0,
  invalid: 0,
  distinct: 10,
  min: null,
  max: null,
  shortest: 1,
  longest: 9,
  top: [],
  ...more,
})
const said = (now: Partial<ColumnProfile>, before: Partial<ColumnProfile>, rows = [95, 95]) =>
  comparePeriods(
    { number: 5, rows: rows[0]!, profile: [column('f1', 'Diện tích', now)] },
    { number: 4, rows: rows[1]!, profile: [column('f1', 'Diện tích', before)] },
  ).map(({ message }) => message.vi)

test('row counts, sums and new codes that differ much are told with both figures', () => {
  assert.deepEqual(said({}, {}, [9, 95]), ['Tệp này có 9 dòng, lần nạp 4 có 95 dòng (giảm 91 %).'])
  assert.deepEqual(said({ sum: 1_200_000 }, { sum: 1000 }), [
    'Tổng cột “Diện tích” là 1.200.000, ở lần nạp 4 là 1.000 (gấp 1.200 lần).',
  ])
  assert.deepEqual(said({ codes: ['01', '02', '09'] }, { codes: ['01', '02'] }), [
    'Cột “Diện tích” có giá trị không có ở lần nạp 4: 09.',
  ])
})

test('what differs little, or cannot be compared, is not told', () => {
  assert.deepEqual(said({ sum: 1200 }, { sum: 1000 }, [95, 92]), [])
  assert.deepEqual(said({ sum: 1200 }, {}), [])
  assert.deepEqual(said({ sum: 0 }, { sum: 0 }, [3, 1]), [])
  assert.deepEqual(said({ codes: ['01'] }, { codes: ['01', '02'] }), [])
})

test('a sum that was nothing, or turned negative, is told in words', () => {
  assert.match(said({ sum: 5 }, { sum: 0 })[0] ?? '', /trước đó bằng 0/)
  assert.match(said({ sum: -5 }, { sum: 10 })[0] ?? '', /là -5, ở lần nạp 4 là 10 \(giảm 150 %\)/)
})
