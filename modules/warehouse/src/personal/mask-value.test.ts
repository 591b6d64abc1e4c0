// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DataTypeKey } from '../contract/data-types.ts'
import { maskValue } from './mask-value.ts'

test('R-WH-13: a masked value is recognised by who knows it and told to nobody else', () => {
  const vectors: readonly (readonly [DataTypeKey, string, string])[] = [
    ['citizen-id', '070090000017', '0700••••0017'],
    ['text', 'Nguyễn Văn A', 'N•••• V•• A'],
    ['phone', '0912345678', '09••••678'],
    ['email', 'an.nguyen@example.vn', 'a••••@example.vn'],
    ['bank-account', '0123456789012', '••••012'],
    ['date', '1990-03-05', '1990-••-••'],
    ['point', '{"type":"Point","coordinates":[106.9,11.5]}', '••••'],
    ['text', 'tổ 3, ấp 2, xã Tân Lợi', '•••Lợi'],
    ['text', 'Kinh', '•••'],
    ['phone', '113', '••••'],
    ['old-id', '285123456', '28••••456'],
  ]
  for (const [type, value, expected] of vectors) assert.equal(maskValue(type, value), expected, value)
})
