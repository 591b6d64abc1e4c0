// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exactSum } from './exact-sum.ts'

test('decimals add up without rounding, below zero too, and what is no number is left out', () => {
  assert.equal(exactSum(['0.1', '0.2']), '0.3')
  assert.equal(exactSum(['-5', '2.25', null, 'nhiều']), '-2.75')
  assert.equal(
    exactSum(['123456789012345678', '0.00000000000000000001']),
    '123456789012345678.00000000000000000001',
  )
  assert.equal(exactSum([]), '0')
})
