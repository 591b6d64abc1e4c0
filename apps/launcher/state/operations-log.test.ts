// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { appendFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { noteOperation, readOperations } from './operations-log.ts'

const folder = temporaryFolder()

test('operations are read back in order; a line that a crash cut is left out', () => {
  noteOperation(folder, { kind: 'backup', outcome: 'passed', detail: 'một' })
  noteOperation(folder, { kind: 'verify', outcome: 'failed', detail: 'hai' })
  appendFileSync(join(folder, 'operations.ndjson'), '{"at":"2026')
  const read = readOperations(folder).map(({ kind, outcome, detail }) => [kind, outcome, detail])
  assert.deepEqual(read, [
    ['backup', 'passed', 'một'],
    ['verify', 'failed', 'hai'],
  ])
})

test('where nothing was installed nothing is noted', () => {
  const gone = join(folder, 'gone')
  noteOperation(gone, { kind: 'verify', outcome: 'unchecked', detail: '' })
  assert.equal(existsSync(gone), false)
  assert.deepEqual(readOperations(gone), [])
})
