// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { LogFollower, readable, stepOf } from './follow-log.ts'

test('only lines added since the last look are answered, a half line waits for its end', () => {
  const file = join(temporaryFolder(), 'server.log')
  writeFileSync(file, 'cũ\n')
  const follower = new LogFollower(file, Buffer.byteLength('cũ\n'))
  assert.deepEqual(follower.newLines(), [])
  appendFileSync(file, 'một\nha')
  assert.deepEqual(follower.newLines(), ['một'])
  appendFileSync(file, 'i\n')
  assert.deepEqual(follower.newLines(), ['hai'])
})

test('a step of the start is read from a structured line, and from nothing else', () => {
  assert.equal(stepOf('{"level":30,"step":"migrate","msg":"Đã cập nhật"}'), 'Đã cập nhật')
  assert.equal(stepOf('{"level":30,"msg":"khác"}'), undefined)
  assert.equal(stepOf('không phải JSON'), undefined)
})

test('a failure is shown as its message, not as a line of data', () => {
  assert.equal(readable('{"level":60,"msg":"hỏng","err":{"message":"thiếu tệp"}}'), 'hỏng: thiếu tệp')
  assert.equal(readable('Error: trần'), 'Error: trần')
})
