// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordFault } from './password-rules.ts'

const fault = (password: string) => passwordFault(password, { username: 'canbo.sxd', length: 14 })

test('a long phrase is enough; no kinds of characters are asked for', () => {
  for (const good of ['mùa xuân trên đồi cà phê', 'bốn con mèo ngồi phơi nắng', 'kq7m 7w4r nhx3 ap9e'])
    assert.equal(fault(good), undefined, good)
})

test('length counts characters as people see them, in whichever way they were typed', () => {
  const thirteen = 'đường về quê ề'.slice(0, 13)
  assert.equal(fault(thirteen), 'identity.password-too-short')
  assert.equal(fault(thirteen.normalize('NFD')), 'identity.password-too-short')
  assert.equal(fault('x'.repeat(150) + 'y z t w '.repeat(10)), 'identity.password-too-long')
})

test('common passwords are refused also with marks, digits around them, repetition and runs', () => {
  for (const bad of [
    'matkhaumatkhau',
    'Mật Khẩu Mật Khẩu 123',
    'anh yêu em nhiều lắm',
    'qwertyuiopasdfghjkl',
    'abcabcabcabcabc',
    '12345678901234567890',
    'abcdefghijklmnop',
    '..............!',
  ])
    assert.equal(fault(bad), 'identity.password-common', bad)
})

test('the username may not be part of it, however it is dressed', () => {
  assert.equal(fault('chào Cán-Bộ SXD năm mới'), 'identity.password-contains-username')
})
