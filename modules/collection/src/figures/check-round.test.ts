// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeOf, outliersOf } from './check-round.ts'

test('change is told in per cent of last period, and not where there is nothing to compare', () => {
  assert.equal(changeOf('120', '100'), 20)
  assert.equal(changeOf('75.5', '100'), -24.5)
  assert.equal(changeOf('0', '0'), 0)
  assert.equal(changeOf('5', '0'), null)
  assert.equal(changeOf('5', null), null)
})

test('a value far from the others is found, among enough of them', () => {
  const ordinary = [10, 11, 12, 9, 10, 13, 8, 11, 10, 12]
  assert.deepEqual([...outliersOf([...ordinary, 1000])], [10])
  assert.deepEqual([...outliersOf(ordinary)], [])
  assert.deepEqual([...outliersOf([1, 1000])], [], 'two values tell nothing')
})
