// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { after, before, test } from 'node:test'
import { systemActor } from '@tinhso/kernel/access'
import { appendAudit, createSealer, openAuditKey } from '@tinhso/kernel/audit'
import { createClock, newId } from '@tinhso/kernel/clock'
import { openDatabase } from '@tinhso/kernel/database'
import { migrationSources } from '@tinhso/kernel/module'
import pg from 'pg'
import { Progress } from '../console/progress.ts'
import { openDatabaseServer } from '../postgres/open-database.ts'
import { stopPostgres } from '../postgres/stop-postgres.ts'
import { auditChain } from './audit-chain.ts'
import type { Check, CheckResult } from './check-result.ts'
import { pageChecksums } from './page-checksums.ts'
import { references } from './references.ts'
import { statedFigures } from './stated-figures.ts'
import { storedFiles } from './stored-files.ts'
import { tableStructure } from './table-structure.ts'
import { checks, verifyState } from './verify-state.ts'

const stateFolder = mkdtempSync(join(tmpdir(), 'tinhso-kiem-chung-'))
chmodSync(stateFolder, 0o711)
const clone = join(stateFolder, 'clone')
const progress = new Progress(
  new Writable({ write: (_chunk, _encoding, done) => done() }) as NodeJS.WriteStream,
)
let databaseUrl: string
let owner: pg.Client
let storedFile: string

before(async () => {
  databaseUrl = await openDatabaseServer(stateFolder, undefined)
  owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  await makeEvidence()
  await owner.query(`create table public.agency (code text primary key);
    create table public.officer (number int primary key, agency text not null references public.agency);
    create index on public.officer (agency);
    insert into public.agency select 'H' || n from generate_series(1, 50) n;
    insert into public.officer select n, 'H' || (1 + n % 50) from generate_series(1, 20000) n`)
  const hash = createHash('sha256').update('nội dung').digest('hex')
  storedFile = join(stateFolder, 'files', hash.slice(0, 2), hash.slice(2, 4), hash)
  mkdirSync(join(storedFile, '..'), { recursive: true })
  writeFileSync(storedFile, 'nội dung')
  mkdirSync(join(clone, 'modules/people/verification'), { recursive: true })
  writeFileSync(
    join(clone, 'modules/people/verification/officers.sql'),
    `select 'cán bộ' as subject, '20000' as expected, count(*)::text as found from public.officer`,
  )
  writeFileSync(
    join(clone, 'modules/people/verification/stored-files.sql'),
    `select 'hồ sơ' as subject, '${hash}' as hash`,
  )
})
after(async () => {
  await owner.end()
  await stopPostgres(stateFolder)
  rmSync(stateFolder, { recursive: true, force: true })
})

/** A few audit entries, sealed as the house seals them. */
async function makeEvidence(): Promise<void> {
  const database = await openDatabase(
    databaseUrl,
    { app: 'thu-app', loader: 'thu-loader' },
    migrationSources([]),
  )
  const clock = createClock()
  const key = await openAuditKey(join(stateFolder, 'keys'))
  const log = { error: (_values: unknown, message: string) => assert.fail(message) }
  const sealer = createSealer({
    database,
    clock,
    key,
    headsFile: join(stateFolder, 'audit-heads.ndjson'),
    clockOffsetMs: 0,
    log,
  })
  for (let entry = 0; entry < 5; entry++) {
    const record = { action: 'thu.ghi', object: { type: 'thu', id: newId() }, after: { entry } }
    await database.transaction((tx) => appendAudit(tx, systemActor('thu'), clock.now(), record))
    await sealer.sealOnce()
  }
  await database.close()
}

/** Runs one check the way verify runs it: in a transaction that is undone. */
async function run(check: Check): Promise<CheckResult> {
  await owner.query('begin')
  try {
    return await check.run({ stateFolder, clone, client: owner, databaseUrl }, () => {})
  } finally {
    await owner.query('rollback')
  }
}

test('a sound state passes every check, and nothing of the checking stays in the database', async () => {
  for (const check of [pageChecksums, tableStructure, references, statedFigures, storedFiles, auditChain]) {
    const result = await run(check)
    assert.deepEqual(result.problems, [], check.title.en)
    assert.equal(result.outcome, 'passed', check.title.en)
  }
  const left = await owner.query(
    "select from pg_extension where extname in ('amcheck', 'pg_prewarm', 'pg_buffercache')",
  )
  assert.equal(left.rowCount, 0)
})

test('a byte flipped on the disk is found, in a table, an index and a stored file', async () => {
  for (const relation of ['public.officer', 'public.officer_pkey']) {
    const file = await fileOf(relation)
    await owner.query('checkpoint')
    flipByte(file, 8192 + 5000)
    const { outcome, problems } = await run(pageChecksums)
    flipByte(file, 8192 + 5000)
    assert.equal(outcome, 'failed')
    assert.match(problems.join(), /officer.*invalid page/)
  }
  flipByte(storedFile, 3)
  assert.equal((await run(storedFiles)).outcome, 'failed')
  flipByte(storedFile, 3)
  assert.equal((await run(storedFiles)).outcome, 'passed')
})

test('a stored file that somebody points at and that is gone is found', async () => {
  renameSync(storedFile, `${stateFolder}/moved`)
  const { outcome, problems } = await run(storedFiles)
  renameSync(`${stateFolder}/moved`, storedFile)
  assert.equal(outcome, 'failed')
  assert.match(problems.join(), /hồ sơ: thiếu tệp/)
})

test('a removed row is found by the figure that was stated, and by whoever pointed at it', async () => {
  await owner.query('delete from public.officer where number = 77')
  const figures = await run(statedFigures)
  assert.deepEqual(figures.problems, ['cán bộ: 20000 → 19999'])
  await owner.query("insert into public.officer values (77, 'H28')")

  await owner.query(
    "set session_replication_role = replica; delete from public.agency where code = 'H5'; reset session_replication_role",
  )
  const pointed = await run(references)
  assert.equal(pointed.outcome, 'failed')
  assert.match(pointed.problems.join(), /officer.*400 dòng/)
  await owner.query("insert into public.agency values ('H5')")
})

test('an index that lost rows of its table is found', async () => {
  await owner.query(
    `update pg_index set indisready = false, indisvalid = false where indexrelid = 'public.officer_agency_idx'::regclass`,
  )
  await owner.query("insert into public.officer values (30000, 'H7')")
  await owner.query(
    `update pg_index set indisready = true, indisvalid = true where indexrelid = 'public.officer_agency_idx'::regclass`,
  )
  const { outcome, problems } = await run(tableStructure)
  await owner.query(
    'delete from public.officer where number = 30000; reindex index public.officer_agency_idx',
  )
  assert.equal(outcome, 'failed')
  assert.match(problems.join(), /officer_agency_idx/)
})

test('a cut tail of the audit is found', async () => {
  await owner.query(`begin; set local session_replication_role = replica;
    create table kept_block as select * from kernel.audit_block where number = 5;
    create table kept_seal as select * from kernel.audit_seal where block = 5;
    create table kept_entry as select * from kernel.audit_entry where id in (select entry_id from kept_seal);
    delete from kernel.audit_seal where block = 5; delete from kernel.audit_block where number = 5;
    delete from kernel.audit_entry where id in (select entry_id from kept_seal); commit`)
  const { outcome, problems } = await run(auditChain)
  assert.equal(outcome, 'failed')
  assert.match(problems.join(), /tail cut/)
})

test('what cannot be checked is never called a success', async () => {
  const keys = join(stateFolder, 'keys')
  renameSync(join(keys, 'audit-ed25519.pub.pem'), join(keys, 'moved'))
  assert.equal((await run(auditChain)).outcome, 'unchecked')
  renameSync(join(keys, 'moved'), join(keys, 'audit-ed25519.pub.pem'))
  writeFileSync(join(clone, 'modules/people/verification/officers.sql'), 'select from nowhere')
  assert.equal((await run(statedFigures)).outcome, 'unchecked')
})

test('verify goes on after a check that failed, and answers for each one', async () => {
  const results = await verifyState({ stateFolder, databaseUrl }, progress)
  assert.equal(results.length, checks.length)
  assert.ok(results.some(({ outcome }) => outcome === 'failed'))
  assert.equal(results[0]?.outcome, 'passed')
})

async function fileOf(relation: string): Promise<string> {
  const { rows } = await owner.query<{ path: string }>('select pg_relation_filepath($1) as path', [relation])
  return join(stateFolder, 'pg', rows[0]!.path)
}

function flipByte(file: string, position: number): void {
  const handle = openSync(file, 'r+')
  const byte = Buffer.alloc(1)
  readSync(handle, byte, 0, 1, position)
  byte[0]! ^= 0xff
  writeSync(handle, byte, 0, 1, position)
  closeSync(handle)
}
