// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { readProcessFile, writeProcessFile } from './process-file.ts'
import { processIdentity } from './process-identity.ts'

const file = join(temporaryFolder(), 'server.json')
const identity = processIdentity(process.pid) ?? ''

test('a file that names a living process is believed', () => {
  writeProcessFile(file, { pid: process.pid, identity, port: 8470 })
  assert.deepEqual(readProcessFile(file), { pid: process.pid, identity, port: 8470 })
})

test('a number worn by another process than the one remembered is not believed, and the file goes', () => {
  writeProcessFile(file, { pid: process.pid, identity: `${identity}0` })
  assert.equal(readProcessFile(file), undefined)
  assert.equal(existsSync(file), false)
})

test('a dead process has no identity', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.once('exit', resolve))
  assert.equal(processIdentity(child.pid!), undefined)
})

test('a damaged file blocks nothing', () => {
  writeFileSync(file, '{"pid":')
  assert.equal(readProcessFile(file), undefined)
})
