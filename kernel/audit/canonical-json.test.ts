// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalJson } from './canonical-json.ts'

test('the example of RFC 8785 §3.2.2 is written as the RFC writes it', () => {
  const value = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  const expected =
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
  assert.equal(canonicalJson(value), expected)
})

test('keys are sorted by UTF-16 code units, as RFC 8785 §3.2.3 shows', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  const keys = Object.keys(JSON.parse(canonicalJson(value)))
  assert.deepEqual(canonicalJson(value).match(/:(\d)/g)?.join(''), ':2:4:6:7:1:5:3')
  assert.equal(keys.length, 7)
})

test('the order in which fields were written does not matter, the order of a list does', () => {
  assert.equal(canonicalJson({ b: 1, a: { d: 1, c: 2 } }), canonicalJson({ a: { c: 2, d: 1 }, b: 1 }))
  assert.notEqual(canonicalJson([1, 2]), canonicalJson([2, 1]))
})

test('undefined fields are left out, and what has no JSON form is refused', () => {
  assert.equal(canonicalJson({ a: undefined, b: null }), '{"b":null}')
  assert.throws(() => canonicalJson({ a: Number.NaN }), TypeError)
})
