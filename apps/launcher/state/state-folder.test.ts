// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { cloneHash, findStateFolder } from './state-folder.ts'

const home = temporaryFolder()
const clone = join(home, 'bản sao')
mkdirSync(clone)

test('the state lies in the clone, unless another folder is chosen', () => {
  assert.equal(findStateFolder(undefined, clone, false), join(clone, '.tinhso'))
  assert.equal(findStateFolder('/srv/tinh', clone, true), '/srv/tinh')
})

test('for root with a clone under a closed home the state lies where PostgreSQL can reach it', () => {
  chmodSync(home, 0o700)
  assert.equal(findStateFolder(undefined, clone, true), join('/var/lib/tinhso', cloneHash(clone)))
  chmodSync(home, 0o711)
  assert.equal(findStateFolder(undefined, clone, true), join(clone, '.tinhso'))
})
