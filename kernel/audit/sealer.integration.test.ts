// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { systemActor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import { openTestHouse, type TestHouse } from '../testing/index.ts'
import { type AuditKey, appendAudit, createSealer, openAuditKey, type Sealer, verifyAudit } from './index.ts'

let house: TestHouse
let owner: pg.Client
let key: AuditKey
let sealer: Sealer
let headsFile: string

const newSealer = () => {
  const { database, clock, log } = house.kernel
  return createSealer({ database, clock, key, headsFile, clockOffsetMs: 0, log })
}

beforeEach(async () => {
  house = await openTestHouse()
  owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  key = await openAuditKey(house.kernel.statePath('keys'))
  headsFile = house.kernel.statePath('audit-heads.ndjson')
  sealer = newSealer()
})

afterEach(async () => {
  await sealer.stop()
  await owner.end()
  await house.close()
})

const write = async (count: number): Promise<void> => {
  const { database, clock } = house.kernel
  for (let index = 0; index < count; index += 1) {
    await database.transaction((tx) =>
      appendAudit(tx, systemActor('test'), clock.now(), {
        action: 'test.done',
        object: { type: 'thing', id: newId(), label: `Đối tượng số ${index}` },
        before: { z: 1, a: [1.5, 'ữ'] },
        after: { value: index },
      }),
    )
  }
}

const sealAll = async () => {
  while ((await sealer.sealOnce()) > 0);
}

const verdict = () => verifyAudit({ db: house.kernel.database.read, headsFile, publicKey: key.publicKey })
const kinds = async () => [...new Set((await verdict()).faults.map(({ kind }) => kind))]

/** Changes rows as somebody with all rights on the database would. */
const asIntruder = async (text: string, values: unknown[] = []) => {
  await owner.query('set session_replication_role = replica')
  const result = await owner.query(text, values)
  assert.ok(result.rowCount, 'the intrusion touched no row')
  await owner.query('set session_replication_role = default')
}

describe('sealing', () => {
  test('R-SEC-03: committed entries form a gapless signed chain that verifies', async () => {
    await write(5)
    await sealAll()
    await write(3)
    await sealAll()
    const result = await verdict()
    assert.deepEqual(result.faults, [])
    assert.ok(result.ok)
    assert.equal(result.unsealed, 0)
    assert.ok(result.checkedEntries >= 8)
    const lines = (await readFile(headsFile, 'utf8')).trim().split('\n')
    assert.equal(lines.length, result.checkedBlocks)
  })

  test('an entry of a transaction still running is not sealed, nor any later one; both are, once it ends', async () => {
    await sealAll()
    const { database, clock } = house.kernel
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
    await write(2)
    assert.equal(await sealer.sealOnce(), 0)
    assert.equal((await verdict()).unsealed, 2, 'unsealed entries are told')
    gate.resolve()
    await slow
    assert.equal(await sealer.sealOnce(), 3)
    const { rows } = await sql<{ action: string }>`select e.action from kernel.audit_seal s
      join kernel.audit_entry e on e.id = s.entry_id order by s.position desc limit 3`.execute(database.read)
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['test.done', 'test.done', 'test.slow'],
    )
  })

  test('entries appear in the chain within two seconds while the sealer runs', async () => {
    sealer.start()
    await write(1)
    const began = Date.now()
    while ((await verdict()).unsealed > 0)
      assert.ok(Date.now() - began < 2000, 'not sealed after two seconds')
    await sealer.stop()
    assert.deepEqual(await kinds(), [])
  })

  test('two sealers at once make one chain', async () => {
    await write(40)
    const others = [newSealer(), newSealer(), newSealer()]
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([sealer, ...others].map((each) => each.sealOnce()))
      await write(3)
    }
    await sealAll()
    const result = await verdict()
    assert.deepEqual([result.faults, result.unsealed, result.headsBehind], [[], 0, 0])
  })

  test('the program itself can change neither entries nor chain', async () => {
    await write(1)
    await sealAll()
    const { read } = house.kernel.database
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

describe('what verify finds', () => {
  beforeEach(async () => {
    await write(6)
    await sealAll()
    await write(4)
    await sealAll()
    assert.deepEqual(await kinds(), [])
  })

  test('one changed letter in any column of an entry', async () => {
    const { rows } = await owner.query('select entry_id from kernel.audit_seal where position = 5')
    const entryId = rows[0].entry_id
    await owner.query('create table original as select * from kernel.audit_entry where id = $1', [entryId])
    const changes = {
      object_label: "object_label || ' '",
      after: '\'{"value": 99}\'',
      at: "at + interval '1 microsecond'",
      actor_label: "'someone'",
      reason: "'vì'",
      agency_id: 'gen_random_uuid()',
      transaction_id: "'1'",
    }
    for (const [column, value] of Object.entries(changes)) {
      await asIntruder(`update kernel.audit_entry set ${column} = ${value} where id = $1`, [entryId])
      assert.deepEqual((await verdict()).faults, [{ kind: 'changed', position: 5, entryId }], column)
      await asIntruder('delete from kernel.audit_entry where id = $1', [entryId])
      await asIntruder('insert into kernel.audit_entry select * from original')
      assert.deepEqual(await kinds(), [], 'put back as it was')
    }
  })

  test('a removed entry, with or without its link', async () => {
    await asIntruder(
      'delete from kernel.audit_entry where id = (select entry_id from kernel.audit_seal where position = 3)',
    )
    assert.deepEqual(await kinds(), ['removed'])
    await asIntruder('delete from kernel.audit_seal where position = 3')
    assert.deepEqual(await kinds(), ['removed', 'chain-broken'])
  })

  test('an entry put in beside the queue', async () => {
    const id = newId()
    await asIntruder(
      `insert into kernel.audit_entry (id, at, actor_kind, actor_label, action, object_type, object_id)
       values ($1, now(), 'person', 'ai đó', 'test.done', 'thing', 'x')`,
      [id],
    )
    assert.deepEqual((await verdict()).faults, [{ kind: 'inserted', entryId: id }])
    await sealAll()
    assert.deepEqual(await kinds(), ['inserted'])
  })

  test('a waiting entry taken away before it is sealed', async () => {
    await write(1)
    await asIntruder(
      'delete from kernel.audit_entry where id = (select entry_id from kernel.audit_queue limit 1)',
    )
    assert.deepEqual(await kinds(), ['removed'])
  })

  test('a cut tail: entries, links and blocks all gone, as if they had never been', async () => {
    await asIntruder(
      'delete from kernel.audit_entry where id in (select entry_id from kernel.audit_seal where block = (select max(number) from kernel.audit_block))',
    )
    await asIntruder(
      'delete from kernel.audit_seal where block = (select max(number) from kernel.audit_block)',
    )
    await asIntruder(
      'delete from kernel.audit_block where number = (select max(number) from kernel.audit_block)',
    )
    assert.deepEqual(await kinds(), ['tail-cut'])
    await write(2)
    await assert.rejects(sealer.sealOnce(), /nothing is sealed until this is explained/)
    sealer.start()
    const alarms = () =>
      sql`select from kernel.audit_entry where action = 'audit.chain-broken'`.execute(
        house.kernel.database.read,
      )
    while ((await alarms()).rows.length === 0)
      await sql`select pg_sleep(0.02)`.execute(house.kernel.database.read)
    assert.ok((await verdict()).unsealed >= 2, 'and the waiting entries are told')
  })

  test('a whole chain made anew with another key', async () => {
    await asIntruder('update kernel.audit_entry set reason = $1', ['sửa'])
    const entries = await owner.query('select entry_id from kernel.audit_seal order by position')
    await asIntruder('delete from kernel.audit_seal')
    await asIntruder('delete from kernel.audit_block')
    for (const { entry_id } of entries.rows)
      await owner.query('insert into kernel.audit_queue (entry_id) values ($1)', [entry_id])
    const otherKey = await openAuditKey(house.kernel.statePath('other-keys'))
    const { database, clock, log } = house.kernel
    const forger = createSealer({
      database,
      clock,
      key: otherKey,
      headsFile: `${headsFile}.forged`,
      clockOffsetMs: 0,
      log,
    })
    while ((await forger.sealOnce()) > 0);
    assert.ok((await kinds()).includes('signature-invalid'))
    await writeFile(headsFile, await readFile(`${headsFile}.forged`))
    assert.deepEqual(await kinds(), ['signature-invalid'])
  })

  test('an altered head, a head of another story, and a file that lost its lines', async () => {
    const text = await readFile(headsFile, 'utf8')
    await writeFile(headsFile, text.replace('"keyId\\":\\"', '"keyId\\":\\"0'))
    assert.ok((await kinds()).includes('signature-invalid'))
    await writeFile(headsFile, text.split('\n').slice(1).join('\n'))
    assert.deepEqual(await kinds(), ['heads-missing'])
    await writeFile(headsFile, '')
    assert.deepEqual(await kinds(), ['heads-missing'])
    await writeFile(headsFile, `${text}no line\n`)
    assert.deepEqual(await kinds(), ['heads-differ'])
  })

  test('an altered link or block of the chain itself', async () => {
    const { rows } = await owner.query('select chain_hash from kernel.audit_seal where position = 2')
    await asIntruder('update kernel.audit_seal set chain_hash = $1 where position = 2', ['f'.repeat(64)])
    assert.deepEqual(await kinds(), ['chain-broken'])
    await asIntruder('update kernel.audit_seal set chain_hash = $1 where position = 2', [rows[0].chain_hash])
    assert.deepEqual(await kinds(), [])
    await asIntruder('update kernel.audit_block set last_position = last_position + 1 where number = 1')
    assert.ok((await kinds()).includes('signature-invalid'))
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
    const script = house.kernel.statePath('sealing.mjs')
    await writeFile(script, childSource(stopAt))
    const appUrl = new URL(house.databaseUrl)
    appUrl.username = 'tinhso_app'
    appUrl.password = 'test-app'
    const child = spawn(process.execPath, [script], {
      env: { APP_URL: appUrl.toString(), KEYS: house.kernel.statePath('keys'), HEADS: headsFile },
      stdio: 'ignore',
    })
    const [, signal] = await once(child, 'exit')
    assert.equal(signal, 'SIGKILL')
  }

  test('in the middle of a block leaves nothing half sealed, and the next sealer goes on', async () => {
    await write(3)
    await sealAll()
    await write(5)
    const before = await verdict()
    await killAt('before-commit')
    const after = await verdict()
    assert.deepEqual([after.faults, after.checkedEntries, after.unsealed], [[], before.checkedEntries, 5])
    await sealAll()
    assert.deepEqual([(await verdict()).ok, (await verdict()).unsealed], [true, 0])
  })

  test('between commit and file leaves the file one head behind, which the next run makes good', async () => {
    await write(3)
    await sealAll()
    await write(5)
    await killAt('before-file')
    const after = await verdict()
    assert.deepEqual([after.faults, after.headsBehind, after.unsealed], [[], 1, 0])
    await sealer.sealOnce()
    assert.deepEqual([(await verdict()).ok, (await verdict()).headsBehind], [true, 0])
  })

  test('in the middle of a line of the file is made good', async () => {
    await write(3)
    await sealAll()
    await appendFile(headsFile, '{"body":"{\\"clock')
    await write(2)
    await sealAll()
    assert.deepEqual([(await verdict()).faults, (await verdict()).headsBehind], [[], 0])
  })
})
