// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { resetCommand } from '../commands/reset.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { isDemo, settleDemoMode } from './demo-mode.ts'

const newState = temporaryFolder

test('a training installation stays one, also when started without --demo', () => {
  const state = newState()
  assert.equal(settleDemoMode(state, true), true)
  assert.equal(settleDemoMode(state, false), true)
})

test('training data does not enter an installation begun for real use', () => {
  const state = newState()
  assert.equal(settleDemoMode(state, false), false)
  mkdirSync(join(state, 'pg'))
  writeFileSync(join(state, 'pg/PG_VERSION'), '18')
  assert.throws(() => settleDemoMode(state, true), /chế độ thật/)
  assert.equal(isDemo(state), false)
})

test('reset refuses an installation that is not for training', async () => {
  const state = newState()
  writeFileSync(join(state, 'quan-trong'), 'giữ lại')
  const reset = resetCommand.run({ args: ['--yes'], environment: {}, stateFolder: state })
  await assert.rejects(reset, /không phải bản tập huấn/)
})

test('reset empties a training installation and keeps its backups', async () => {
  const state = newState()
  settleDemoMode(state, true)
  mkdirSync(join(state, 'backups'))
  mkdirSync(join(state, 'files'))
  assert.equal(await resetCommand.run({ args: ['--yes'], environment: {}, stateFolder: state }), 0)
  assert.equal(isDemo(state), false)
})

test('reset touches nothing when the database is an outside one', async () => {
  const state = newState()
  settleDemoMode(state, true)
  const environment = { DATABASE_URL: 'postgres://may-chu-ngoai/tinhso' }
  await assert.rejects(
    resetCommand.run({ args: ['--yes'], environment, stateFolder: state }),
    /máy chủ ngoài/,
  )
  assert.equal(isDemo(state), true)
})
