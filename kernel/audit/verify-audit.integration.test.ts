// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../clock/index.ts'
import { openAuditKey } from './audit-key.ts'
import { openSealedHouse, type SealedHouse } from './sealed-house.ts'

let sealed: SealedHouse

beforeEach(async () => {
  sealed = await openSealedHouse()
})

afterEach(() => sealed.close())

describe('what verify finds', () => {
  beforeEach(async () => {
    await sealed.write(6)
    await sealed.sealAll()
    await sealed.write(4)
    await sealed.sealAll()
    assert.deepEqual(await sealed.kinds(), [])
  })

  test('one changed letter in any column of an entry', async () => {
    const { rows } = await sealed.owner.query('select entry_id from kernel.audit_seal where position = 5')
    const entryId = rows[0].entry_id
    await sealed.owner.query('create table original as select * from kernel.audit_entry where id = $1', [
      entryId,
    ])
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
      await sealed.asIntruder(`update kernel.audit_entry set ${column} = ${value} where id = $1`, [entryId])
      assert.deepEqual((await sealed.verdict()).faults, [{ kind: 'changed', position: 5, entryId }], column)
      await sealed.asIntruder('delete from kernel.audit_entry where id = $1', [entryId])
      await sealed.asIntruder('insert into kernel.audit_entry select * from original')
      assert.deepEqual(await sealed.kinds(), [], 'put back as it was')
    }
  })

  test('a removed entry, with or without its link', async () => {
    await sealed.asIntruder(
      'delete from kernel.audit_entry where id = (select entry_id from kernel.audit_seal where position = 3)',
    )
    assert.deepEqual(await sealed.kinds(), ['removed'])
    await sealed.asIntruder('delete from kernel.audit_seal where position = 3')
    assert.deepEqual(await sealed.kinds(), ['removed', 'chain-broken'])
  })

  test('an entry put in beside the queue', async () => {
    const id = newId()
    await sealed.asIntruder(
      `insert into kernel.audit_entry (id, at, actor_kind, actor_label, action, object_type, object_id)
       values ($1, now(), 'person', 'ai đó', 'test.done', 'thing', 'x')`,
      [id],
    )
    assert.deepEqual((await sealed.verdict()).faults, [{ kind: 'inserted', entryId: id }])
    await sealed.sealAll()
    assert.deepEqual(await sealed.kinds(), ['inserted'])
  })

  test('a waiting entry taken away before it is sealed', async () => {
    await sealed.write(1)
    await sealed.asIntruder(
      'delete from kernel.audit_entry where id = (select entry_id from kernel.audit_queue limit 1)',
    )
    assert.deepEqual(await sealed.kinds(), ['removed'])
  })

  test('a cut tail: entries, links and blocks all gone, as if they had never been', async () => {
    await sealed.asIntruder(
      'delete from kernel.audit_entry where id in (select entry_id from kernel.audit_seal where block = (select max(number) from kernel.audit_block))',
    )
    await sealed.asIntruder(
      'delete from kernel.audit_seal where block = (select max(number) from kernel.audit_block)',
    )
    await sealed.asIntruder(
      'delete from kernel.audit_block where number = (select max(number) from kernel.audit_block)',
    )
    assert.deepEqual(await sealed.kinds(), ['tail-cut'])
    await sealed.write(2)
    await assert.rejects(sealed.sealer.sealOnce(), /nothing is sealed until this is explained/)
    sealed.sealer.start()
    const alarms = () =>
      sql`select from kernel.audit_entry where action = 'audit.chain-broken'`.execute(
        sealed.house.kernel.database.read,
      )
    while ((await alarms()).rows.length === 0)
      await sql`select pg_sleep(0.02)`.execute(sealed.house.kernel.database.read)
    assert.ok((await sealed.verdict()).unsealed >= 2, 'and the waiting entries are told')
  })

  test('a whole chain made anew with another key', async () => {
    await sealed.asIntruder('update kernel.audit_entry set reason = $1', ['sửa'])
    const entries = await sealed.owner.query('select entry_id from kernel.audit_seal order by position')
    await sealed.asIntruder('delete from kernel.audit_seal')
    await sealed.asIntruder('delete from kernel.audit_block')
    for (const { entry_id } of entries.rows)
      await sealed.owner.query('insert into kernel.audit_queue (entry_id) values ($1)', [entry_id])
    const otherKey = await openAuditKey(sealed.house.kernel.statePath('other-keys'))
    const forger = sealed.newSealer(otherKey, `${sealed.headsFile}.forged`)
    await sealed.untilSealable()
    while ((await forger.sealOnce()) > 0);
    assert.ok((await sealed.kinds()).includes('signature-invalid'))
    await writeFile(sealed.headsFile, await readFile(`${sealed.headsFile}.forged`))
    assert.deepEqual(await sealed.kinds(), ['signature-invalid'])
  })

  test('an altered head, a head of another story, and a file that lost its lines', async () => {
    const text = await readFile(sealed.headsFile, 'utf8')
    await writeFile(sealed.headsFile, text.replace('"keyId\\":\\"', '"keyId\\":\\"0'))
    assert.ok((await sealed.kinds()).includes('signature-invalid'))
    await writeFile(sealed.headsFile, text.split('\n').slice(1).join('\n'))
    assert.deepEqual(await sealed.kinds(), ['heads-missing'])
    await writeFile(sealed.headsFile, '')
    assert.deepEqual(await sealed.kinds(), ['heads-missing'])
    await writeFile(sealed.headsFile, `${text}no line\n`)
    assert.deepEqual(await sealed.kinds(), ['heads-differ'])
  })

  test('a file that lacks the last heads is told, made good by the sealer, and that is recorded', async () => {
    await sealed.write(1)
    await sealed.sealAll()
    const lines = (await readFile(sealed.headsFile, 'utf8')).split('\n')
    await writeFile(sealed.headsFile, `${lines[0]}\n`)
    assert.equal((await sealed.verdict()).headsBehind, lines.length - 2)
    await sealed.sealAll()
    assert.deepEqual([(await sealed.verdict()).ok, (await sealed.verdict()).headsBehind], [true, 0])
    const { rows } = await sealed.owner.query(
      "select after from kernel.audit_entry where action = 'audit.heads-restored'",
    )
    assert.deepEqual(rows, [{ after: { from: 2, to: lines.length - 1 } }])
  })

  test('an altered link or block of the chain itself', async () => {
    const { rows } = await sealed.owner.query('select chain_hash from kernel.audit_seal where position = 2')
    await sealed.asIntruder('update kernel.audit_seal set chain_hash = $1 where position = 2', [
      'f'.repeat(64),
    ])
    assert.deepEqual(await sealed.kinds(), ['chain-broken'])
    await sealed.asIntruder('update kernel.audit_seal set chain_hash = $1 where position = 2', [
      rows[0].chain_hash,
    ])
    assert.deepEqual(await sealed.kinds(), [])
    await sealed.asIntruder(
      'update kernel.audit_block set last_position = last_position + 1 where number = 1',
    )
    assert.ok((await sealed.kinds()).includes('signature-invalid'))
  })
})
