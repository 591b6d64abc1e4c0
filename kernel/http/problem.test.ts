// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statusOfError, toAppError } from './problem.ts'

const thrown = (message: string, code?: string) => Object.assign(new Error(message), code ? { code } : {})

test('a database that does not answer is a 503 that says when to come back, not a fault of ours', () => {
  for (const error of [
    thrown('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
    thrown('terminating connection due to administrator command', '57P01'),
    thrown('Connection terminated unexpectedly'),
  ]) {
    const known = toAppError(error, 'r')
    assert.deepEqual(
      [statusOfError(known), known.code, known.details['retryAfter']],
      [503, 'http.database-away', 30],
    )
  }
})

test('what nobody foresaw is a 500 with a code to quote', () => {
  const known = toAppError(new TypeError('x is not a function'), 'r-1')
  assert.deepEqual(
    [statusOfError(known), known.code, known.details['reference']],
    [500, 'http.internal', 'r-1'],
  )
})
