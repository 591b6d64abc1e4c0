// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { listenAddress, rememberPort } from './listen-address.ts'

const state = temporaryFolder()
mkdirSync(join(state, 'run'))

test('the port asked for wins over the setting, the setting over the last start, that over the usual one', () => {
  assert.deepEqual(listenAddress(undefined, {}, state), { host: '127.0.0.1', port: 8470 })
  rememberPort(state, 9001)
  assert.equal(listenAddress(undefined, {}, state).port, 9001)
  assert.equal(listenAddress(undefined, { TINHSO_PORT: '9002' }, state).port, 9002)
  assert.equal(listenAddress('9003', { TINHSO_PORT: '9002' }, state).port, 9003)
})

test('what is no port number is refused in words', () => {
  for (const port of ['0', '70000', 'tám', '8.5']) {
    assert.throws(() => listenAddress(port, {}, state), /không phải là số cổng/)
  }
})
