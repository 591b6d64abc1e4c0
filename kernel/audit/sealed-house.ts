// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import pg from 'pg'
import { systemActor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import type { Db } from '../database/index.ts'
import { openTestHouse, type TestHouse } from '../testing/index.ts'
import { appendAudit } from './append.ts'
import { type AuditKey, openAuditKey } from './audit-key.ts'
import { createSealer, type Sealer } from './sealer.ts'
import { type AuditVerdict, verifyAudit } from './verify-audit.ts'

/** A house with a sealer of its own and a connection with all rights, for tests of the evidence. */
export interface SealedHouse {
  readonly house: TestHouse
  readonly owner: pg.Client
  readonly sealer: Sealer
  readonly headsFile: string
  newSealer(key?: AuditKey, headsFile?: string): Sealer
  /** Writes entries, each in a transaction of its own. */
  write(count: number): Promise<void>
  untilSealable(): Promise<void>
  sealAll(): Promise<void>
  verdict(): Promise<AuditVerdict>
  /** The kinds of faults that are found, each once. */
  kinds(): Promise<string[]>
  /** Changes rows as somebody with all rights on the database would: no trigger fires. */
  asIntruder(text: string, values?: unknown[]): Promise<void>
  close(): Promise<void>
}

const writeEntries = async ({ kernel }: TestHouse, count: number): Promise<void> => {
  for (let index = 0; index < count; index += 1) {
    await kernel.database.transaction((tx) =>
      appendAudit(tx, systemActor('test'), kernel.clock.now(), {
        action: 'test.done',
        object: { type: 'thing', id: newId(), label: `Đối tượng số ${index}` },
        before: { z: 1, a: [1.5, 'ữ'] },
        after: { value: index },
      }),
    )
  }
}

const intrude = async (owner: pg.Client, text: string, values: unknown[]): Promise<void> => {
  await owner.query('set session_replication_role = replica')
  const { rowCount } = await owner.query(text, values)
  assert.ok(rowCount, 'the intrusion touched no row')
  await owner.query('set session_replication_role = default')
}

const patienceMs = 60_000

/**
 * Waits until every queued entry may be sealed. The bound of what is sealable is that of the whole server, so open
 * transactions of other databases, those of tests running beside this one, hold it back.
 */
export const untilSealable = async (db: Db): Promise<void> => {
  const end = Date.now() + patienceMs
  while (Date.now() < end) {
    const { rows } = await sql<{ held: string }>`select count(*) as held from kernel.audit_queue
      where transaction_id >= pg_snapshot_xmin(pg_current_snapshot())`.execute(db)
    if (rows[0]!.held === '0') return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('entries could not be sealed for a minute')
}

export const openSealedHouse = async (): Promise<SealedHouse> => {
  const house = await openTestHouse()
  const { database, clock, log } = house.kernel
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  const key = await openAuditKey(house.kernel.statePath('keys'))
  const headsFile = house.kernel.statePath('audit-heads.ndjson')
  const newSealer: SealedHouse['newSealer'] = (signing = key, file = headsFile) =>
    createSealer({ database, clock, key: signing, headsFile: file, clockOffsetMs: 0, log })
  const sealer = newSealer()
  const verdict = () => verifyAudit({ db: database.read, headsFile, publicKey: key.publicKey })
  return {
    house,
    owner,
    sealer,
    headsFile,
    newSealer,
    write: (count) => writeEntries(house, count),
    untilSealable: () => untilSealable(database.read),
    sealAll: async () => {
      await untilSealable(database.read)
      while ((await sealer.sealOnce()) > 0);
    },
    verdict,
    kinds: async () => [...new Set((await verdict()).faults.map(({ kind }) => kind))],
    asIntruder: (text, values = []) => intrude(owner, text, values),
    close: async () => {
      await sealer.stop()
      await owner.end()
      await house.close()
    },
  }
}
