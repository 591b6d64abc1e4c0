// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DatasetQuality, DatasetSchema } from '@tinhso/warehouse/contract'
import { dimensionOf } from './dimension.ts'
import { measure } from './measure.ts'

const schema = {
  rules: [
    { id: 'tong-khop', kind: 'cross-field' },
    { id: 'co-trong-kho', kind: 'reference' },
  ],
} as unknown as DatasetSchema

const quality = (change: Partial<DatasetQuality> = {}): DatasetQuality => ({
  batches: 1,
  checkedRows: 100,
  passedRows: 90,
  passingShare: 0.9,
  warnedRows: 0,
  openRows: 0,
  faultsByRule: {},
  completeness: [],
  lastLoadedAt: null,
  daysSinceLoad: null,
  history: [],
  ...change,
})

const facts = (change: Partial<DatasetQuality>, cycle: 'monthly' | null = null) => ({
  quality: quality(change),
  schema,
  cycle,
  lastLoad: '2026-01-10',
})

test('R-WH-14: each rule counts against one measure', () => {
  const found = [
    'f1.type',
    'f1.mandatory',
    'f2.unique',
    'key.1',
    'f3.code-list',
    'f4.unit',
    'tong-khop',
    'co-trong-kho',
  ]
  assert.deepEqual(
    found.map((rule) => dimensionOf(rule, schema)),
    ['correct', 'complete', 'clean', 'clean', 'consistent', 'consistent', 'correct', 'consistent'],
  )
})

test('R-WH-14: shares are faults per record checked, and filled cells', () => {
  const shares = measure(
    facts({
      faultsByRule: { 'f1.type': 4, 'tong-khop': 1, 'f1.mandatory': 10, 'key.1': 2, 'f3.code-list': 300 },
      completeness: [
        { field: 'a', title: 'A', share: 1 },
        { field: 'b', title: 'B', share: 0.5 },
      ],
    }),
    '2026-01-20',
  )
  assert.deepEqual(
    Object.fromEntries(
      Object.entries(shares).map(([key, share]) => [key, share && Math.round(share * 1000)]),
    ),
    { correct: 950, complete: 675, clean: 980, live: null, consistent: 0, overall: 651 },
  )
})

test('R-WH-14: data is live within its cycle and less so each day after it', () => {
  assert.equal(measure(facts({}, 'monthly'), '2026-02-10').live, 1)
  assert.equal(measure(facts({}, 'monthly'), '2026-03-13').live, 0.5)
})

test('a dataset without a record checked has no measure, not a perfect one', () => {
  const shares = measure(facts({ checkedRows: 0 }), '2026-01-20')
  assert.deepEqual(Object.values(shares), [null, null, null, null, null, null])
})
