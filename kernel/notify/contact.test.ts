// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mobileNumber } from './contact.ts'

test('a mobile number is understood however it was written', () => {
  for (const text of ['0912345678', '+84 912 345 678', '84-912-345-678', '(0912) 345.678', '0084912345678'])
    assert.equal(mobileNumber(text), '84912345678', text)
})

test('what is no Vietnamese mobile number gets no message', () => {
  for (const text of [
    null,
    '',
    '912345678',
    '0243 825 1234',
    '091234567',
    '09123456789',
    '+1 202 555 0100',
    'x',
  ])
    assert.equal(mobileNumber(text), null, String(text))
})
