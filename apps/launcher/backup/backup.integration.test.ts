// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { Progress } from '../console/progress.ts'
import { ensurePostgres } from '../postgres/ensure-postgres.ts'
import { livePostmaster } from '../postgres/live-postmaster.ts'
import { openDatabaseServer } from '../postgres/open-database.ts'
import { stopPostgres } from '../postgres/stop-postgres.ts'
import { walk } from './file-list.ts'
import { makeBackup } from './make-backup.ts'
import { restoreBackup } from './restore-backup.ts'

const root = mkdtempSync(join(tmpdir(), 'tinhso-sao-luu-'))
chmodSync(root, 0o711)
const source = join(root, 'state')
const open = join(root, 'backup-open')
const sealed = join(root, 'backup-sealed')
const passphrase = 'cụm mật khẩu để thử'
const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
const progress = new Progress(silent as NodeJS.WriteStream)
const states = new Set([source])
const newState = (name: string) => {
  states.add(join(root, name))
  return join(root, name)
}

before(async () => {
  await inDatabase(source, async (client) => {
    await client.query('create table people (number int primary key, name text)')
    await client.query("insert into people select n, 'Nguyễn Văn ' || n from generate_series(1, 5000) n")
  })
  mkdirSync(join(source, 'files/ab'), { recursive: true })
  writeFileSync(join(source, 'files/ab/abcd'), 'nội dung gốc')
  writeFileSync(join(source, 'keys/data-key'), 'khóa bí mật của tỉnh')
  await backupWhileWriting()
  await makeBackup(source, sealed, { passphrase, progress })
})
after(async () => {
  for (const state of states) await stopPostgres(state)
  rmSync(root, { recursive: true, force: true })
})

async function inDatabase<T>(state: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: await openDatabaseServer(state, undefined) })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** One backup is made while rows keep coming in. */
async function backupWhileWriting() {
  let writing = true
  const writer = inDatabase(source, async (client) => {
    for (let number = 10_000; writing; number++)
      await client.query('insert into people values ($1, $2)', [number, 'đến muộn'])
  })
  await makeBackup(source, open, { passphrase: undefined, progress })
  writing = false
  await writer
}

const countPeople = (state: string) =>
  inDatabase(
    state,
    async (client) => (await client.query('select count(*)::int as count from people')).rows[0].count,
  )

test('a backup made while rows come in restores to exactly the figures it states', async () => {
  const state = newState('restored')
  await restoreBackup(open, state, { passphrase: undefined, progress })
  const { tableCounts } = JSON.parse(readFileSync(join(open, 'manifest.json'), 'utf8'))
  assert.ok(tableCounts['public.people'] >= 5000)
  assert.equal(await countPeople(state), tableCounts['public.people'])
  assert.equal(readFileSync(join(state, 'files/ab/abcd'), 'utf8'), 'nội dung gốc')
  assert.equal(readFileSync(join(state, 'keys/data-key'), 'utf8'), 'khóa bí mật của tỉnh')
})

test('making a backup leaves the running database running, and no second one', () => {
  assert.ok(livePostmaster(join(source, 'pg')))
  assert.equal(livePostmaster(join(source, 'backup-pg')), undefined)
})

test('sealed keys are nowhere readable in the backup, and come back with the passphrase', async () => {
  for (const path of walk(sealed).files.filter((name) => !name.startsWith('pg/'))) {
    assert.equal(readFileSync(join(sealed, path)).includes('khóa bí mật'), false, path)
  }
  const state = newState('restored-sealed')
  await assert.rejects(restoreBackup(sealed, state, { passphrase: undefined, progress }), /niêm phong/)
  await assert.rejects(
    restoreBackup(sealed, state, { passphrase: 'một cụm khác hẳn', progress }),
    /không mở được khóa/,
  )
  await restoreBackup(sealed, state, { passphrase, progress })
  assert.equal(readFileSync(join(state, 'keys/data-key'), 'utf8'), 'khóa bí mật của tỉnh')
})

test('R-OPS-02: a damaged backup is refused before anything is touched', async () => {
  const largest = walk(open).files.find((path) => path.startsWith('pg/base/'))!
  const damages: [string, (folder: string) => void][] = [
    ['one flipped bit in the database', (folder) => flipBit(join(folder, largest))],
    ['one flipped bit in a file', (folder) => flipBit(join(folder, 'state/files/ab/abcd'))],
    ['a missing file', (folder) => rmSync(join(folder, 'keys/data-key'))],
    ['an added file', (folder) => writeFileSync(join(folder, 'state/lạ'), 'lạ')],
    [
      'a changed figure',
      (folder) => replaceIn(join(folder, 'manifest.json'), /"madeAt": "2/, '"madeAt": "3'),
    ],
    ['a changed list', (folder) => replaceIn(join(folder, 'files.sha256'), /^./, '0')],
    ['a missing list', (folder) => rmSync(join(folder, 'files.sha256'))],
    ['a backup broken off', (folder) => rmSync(join(folder, 'manifest.sha256'))],
  ]
  for (const [name, damage] of damages) {
    const broken = join(root, 'broken')
    cpSync(open, broken, { recursive: true })
    damage(broken)
    const state = newState('never-restored')
    await assert.rejects(
      restoreBackup(broken, state, { passphrase: undefined, progress }),
      /hỏng|trọn vẹn/,
      name,
    )
    assert.throws(() => readFileSync(join(state, 'pg/PG_VERSION')), name)
    rmSync(broken, { recursive: true })
  }
})

test('a state folder that holds data is never overwritten', async () => {
  const before = await countPeople(source)
  await assert.rejects(restoreBackup(open, source, { passphrase: undefined, progress }), /đã có dữ liệu/)
  assert.equal(await countPeople(source), before)
})

test('a backup of a stopped installation starts it for the copy and stops it again', async () => {
  const state = join(root, 'restored')
  await stopPostgres(state)
  const manifest = await makeBackup(state, join(root, 'backup-again'), { passphrase: undefined, progress })
  assert.equal(livePostmaster(join(state, 'pg')), undefined)
  assert.ok(manifest.tableCounts['public.people']! >= 5000)
  await ensurePostgres(source)
})

function flipBit(file: string): void {
  const content = readFileSync(file)
  content[Math.floor(content.length / 2)]! ^= 1
  writeFileSync(file, content)
}

function replaceIn(file: string, pattern: RegExp, replacement: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(pattern, replacement))
}
