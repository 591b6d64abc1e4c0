// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safeReturnPath } from './return-path.ts'

test('after signing in people return to pages of our own, with query and anchor', () => {
  for (const path of ['/', '/console', '/console/du-lieu?trang=2#cot', '/du-lieu/ho-so'])
    assert.equal(safeReturnPath(path), path)
})

test('nothing leads to another site, or back into signing in', () => {
  for (const path of [
    '',
    undefined,
    'https://xau.vi.du/',
    '//xau.vi.du',
    '/\\xau.vi.du',
    '/\t/xau.vi.du',
    '\\\\xau.vi.du',
    'javascript:alert(1)',
    '/.//xau.vi.du',
    '/console/..//xau.vi.du',
    '/a/../..//xau.vi.du',
    '/%2e//xau.vi.du',
    '/console/%2e%2e//xau.vi.du',
    '/dang-nhap?tiep=/dang-nhap',
    '/dang-xuat',
    '/api/session',
    `/${'a'.repeat(600)}`,
  ])
    assert.equal(safeReturnPath(path), null, path)
})
