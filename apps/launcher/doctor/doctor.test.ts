// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { checkClock } from './clock.ts'
import { judgeDisk } from './disk.ts'
import { checkMemory } from './memory.ts'
import { printableFindings } from './print-findings.ts'
import { checkWritableFolder } from './writable-folder.ts'

const gibibyte = 1024 ** 3

test('a small machine is warned, one that is too small is stopped, and both are told what to do', () => {
  assert.equal(checkMemory(8 * gibibyte, 4 * gibibyte).level, 'good')
  assert.equal(checkMemory(2 * gibibyte, gibibyte).level, 'warning')
  assert.equal(checkMemory(gibibyte, 0.2 * gibibyte).level, 'fault')
  assert.equal(judgeDisk(20 * gibibyte, '/srv').level, 'good')
  assert.equal(judgeDisk(2 * gibibyte, '/srv').level, 'warning')
  assert.ok(judgeDisk(0.5 * gibibyte, '/srv').advice)
})

test('a folder that cannot be written is a fault', () => {
  const file = join(temporaryFolder(), 'tệp')
  writeFileSync(file, '')
  assert.equal(checkWritableFolder({ stateFolder: join(file, 'bên trong') }).level, 'fault')
})

test('a clock that went backwards is a fault', () => {
  const stateFolder = temporaryFolder()
  assert.equal(checkClock({ stateFolder }).level, 'good')
  assert.equal(checkClock({ stateFolder }, new Date('2001-01-01')).level, 'fault')
})

test('every finding is one line, advice stands below its finding', () => {
  const shown = printableFindings([
    {
      title: { vi: 'Đĩa', en: 'Disk' },
      level: 'fault',
      found: { vi: 'đầy', en: 'full' },
      advice: { vi: 'Dọn', en: 'Tidy' },
    },
  ])
  assert.equal(shown, '✘ Đĩa · Disk  đầy · full\n              → Dọn · Tidy')
})
