// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '../access/index.ts'
import { appendAudit } from './append.ts'
import { openSealedHouse, type SealedHouse } from './sealed-house.ts'

let sealed: SealedHouse

beforeEach(async () => {
  sealed = await openSealedHouse()
})

afterEach(() => sealed.close())

describe('sealing', () => {
  test('R-SEC-03: committed entries form a gapless signed chain that verifies', async () => {
    await sealed.write(5)
    await sealed.sealAll()
    await sealed.write(3)
    await sealed.sealAll()
    const result = await sealed.verdict()
    assert.deepEqual(result.faults, [])
    assert.ok(result.ok)
    assert.equal(result.unsealed, 0)
    assert.ok(result.checkedEntries >= 8)
    const lines = (await readFile(sealed.headsFile, 'utf8')).trim().split('\n')
    assert.equal(lines.length, result.checkedBlocks)
  })

  test('an entry of a transaction still running is not sealed, nor any later one; both are, once it ends', async () => {
    await sealed.sealAll()
    const { database, clock } = sealed.house.kernel
    const gate = Promise.withResolvers<void>()
    const started = Promise.withResolvers<void>()
    const slow = database.transaction(async (tx) => {
      await appendAudit(tx, systemActor('slow'), clock.now(), {
        action: 'test.slow',
        object: { type: 'thing', id: 'slow' },
      })
      started.resolve()
      await gate.promise
    })
    await started.promise
    try {
      await sealed.write(2)
      assert.equal(await sealed.sealer.sealOnce(), 0)
      assert.equal((await sealed.verdict()).unsealed, 2, 'unsealed entries are told')
    } finally {
      gate.resolve()
      await slow
    }
    await sealed.untilSealable()
    assert.equal(await sealed.sealer.sealOnce(), 3)
    const { rows } = await sql<{ action: string }>`select e.action from kernel.audit_seal s
      join kernel.audit_entry e on e.id = s.entry_id order by s.position desc limit 3`.execute(database.read)
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['test.done', 'test.done', 'test.slow'],
    )
  })

  test('entries appear in the chain by themselves while the sealer runs', async () => {
    sealed.sealer.start()
    await sealed.write(1)
    const began = Date.now()
    while ((await sealed.verdict()).unsealed > 0)
      assert.ok(Date.now() - began < 60_000, 'not sealed after a minute')
    await sealed.sealer.stop()
    assert.deepEqual(await sealed.kinds(), [])
  })

  test('two sealers at once make one chain', async () => {
    await sealed.write(40)
    await sealed.untilSealable()
    const others = [sealed.newSealer(), sealed.newSealer(), sealed.newSealer()]
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([sealed.sealer, ...others].map((each) => each.sealOnce()))
      await sealed.write(3)
    }
    await sealed.sealAll()
    const result = await sealed.verdict()
    assert.deepEqual([result.faults, result.unsealed, result.headsBehind], [[], 0, 0])
  })

  test('the program itself can change neither entries nor chain', async () => {
    await sealed.write(1)
    await sealed.sealAll()
    const { read } = sealed.house.kernel.database
    for (const statement of [
      sql`update kernel.audit_entry set reason = 'x'`,
      sql`delete from kernel.audit_entry`,
      sql`truncate kernel.audit_entry`,
      sql`update kernel.audit_seal set entry_hash = entry_hash`,
      sql`delete from kernel.audit_seal`,
      sql`delete from kernel.audit_block`,
      sql`update kernel.audit_queue set entry_id = entry_id`,
    ]) {
      await assert.rejects(statement.execute(read), /permission denied/)
    }
  })
})

describe('a crash', () => {
  const childSource = (stopAt: 'before-commit' | 'before-file') => `
    import { createSealer, openAuditKey } from '${new URL('./index.ts', import.meta.url).href}'
    import { connect } from '${new URL('../database/index.ts', import.meta.url).href}'
    import { createClock } from '${new URL('../clock/index.ts', import.meta.url).href}'
    const database = connect(process.env.APP_URL, process.env.APP_URL, { app: 3, loader: 1 })
    const key = await openAuditKey(process.env.KEYS)
    const headsFile = '${stopAt}' === 'before-file' ? process.env.HEADS + '.absent/heads' : process.env.HEADS
    const log = { error: () => undefined }
    const clock = createClock()
    if ('${stopAt}' === 'before-commit') {
      clock.now = () => {
        process.kill(process.pid, 'SIGKILL')
        return new Date()
      }
    }
    const sealer = createSealer({ database, clock, key, headsFile, clockOffsetMs: 0, log })
    await sealer.sealOnce().finally(() => process.kill(process.pid, 'SIGKILL'))
  `

  const killAt = async (stopAt: 'before-commit' | 'before-file') => {
    await sealed.untilSealable()
    const script = sealed.house.kernel.statePath('sealing.mjs')
    await writeFile(script, childSource(stopAt))
    const appUrl = new URL(sealed.house.databaseUrl)
    appUrl.username = 'tinhso_app'
    appUrl.password = 'test-app'
    const child = spawn(process.execPath, [script], {
      env: {
        APP_URL: appUrl.toString(),
        KEYS: sealed.house.kernel.statePath('keys'),
        HEADS: sealed.headsFile,
      },
      stdio: 'ignore',
    })
    const [, signal] = await once(child, 'exit')
    assert.equal(signal, 'SIGKILL')
  }

  test('in the middle of a block leaves nothing half sealed, and the next sealer goes on', async () => {
    await sealed.write(3)
    await sealed.sealAll()
    await sealed.write(5)
    const before = await sealed.verdict()
    await killAt('before-commit')
    const after = await sealed.verdict()
    assert.deepEqual([after.faults, after.checkedEntries, after.unsealed], [[], before.checkedEntries, 5])
    await sealed.sealAll()
    assert.deepEqual([(await sealed.verdict()).ok, (await sealed.verdict()).unsealed], [true, 0])
  })

  test('between commit and file leaves the file one head behind, which the next run makes good', async () => {
    await sealed.write(3)
    await sealed.sealAll()
    await sealed.write(5)
    await killAt('before-file')
    const after = await sealed.verdict()
    assert.deepEqual([after.faults, after.headsBehind, after.unsealed], [[], 1, 0])
    await sealed.sealer.sealOnce()
    assert.deepEqual([(await sealed.verdict()).ok, (await sealed.verdict()).headsBehind], [true, 0])
  })

  test('in the middle of a line of the file is made good', async () => {
    await sealed.write(3)
    await sealed.sealAll()
    await appendFile(sealed.headsFile, '{"body":"{\\"clock')
    await sealed.write(2)
    await sealed.sealAll()
    assert.deepEqual([(await sealed.verdict()).faults, (await sealed.verdict()).headsBehind], [[], 0])
  })
})
