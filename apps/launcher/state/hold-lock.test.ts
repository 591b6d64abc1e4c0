// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { holdLock } from './hold-lock.ts'

const file = join(temporaryFolder(), 'start.lock')

test('what is done under one lock is never done at the same time', async () => {
  let inside = 0
  let most = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    for (let turn = 0; turn < 20; turn++) await setImmediate()
    inside -= 1
  }
  await Promise.all([holdLock(file, work), holdLock(file, work), holdLock(file, work)])
  assert.equal(most, 1)
})

test('a lock left by a dead process is taken over', async () => {
  writeFileSync(file, '999999999 gone')
  assert.equal(await holdLock(file, async () => 'xong'), 'xong')
})

test('a lock is given back when the work fails, and nothing stays beside it', async () => {
  await assert.rejects(
    holdLock(file, async () => {
      throw new Error('hỏng')
    }),
    /hỏng/,
  )
  assert.equal(existsSync(file), false)
  assert.deepEqual(readdirSync(dirname(file)), [])
})

test('a lock that a living process keeps is told after the patience is over', async () => {
  await holdLock(file, async () => {
    await assert.rejects(
      holdLock(file, async () => 'không', 0),
      /đang chạy và chưa xong/,
    )
  })
})
