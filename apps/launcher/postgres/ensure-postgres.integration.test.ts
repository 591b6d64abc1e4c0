// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { ensurePostgres } from './ensure-postgres.ts'
import { livePostmaster } from './live-postmaster.ts'
import { stopPostgres } from './stop-postgres.ts'

const stateFolder = mkdtempSync(join(tmpdir(), 'tinhso trạng thái-'))
const dataFolder = join(stateFolder, 'pg')

before(() => ensurePostgres(stateFolder))
after(async () => {
  await stopPostgres(stateFolder)
  rmSync(stateFolder, { recursive: true, force: true })
})

async function ask<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const { superuserUrl } = await ensurePostgres(stateFolder)
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

test('a new cluster is UTF-8, sorts Vietnamese, keeps checksums and passwords by SCRAM', async () => {
  const words = await ask<{ word: string }>(
    `select word from unnest(array['đa','da','ê','e','dz','ă','a']) as word order by word`,
  )
  assert.deepEqual(
    words.map(({ word }) => word),
    ['a', 'ă', 'da', 'dz', 'đa', 'e', 'ê'],
  )
  const [settings] = await ask(`select current_setting('server_encoding') as encoding,
    current_setting('data_checksums') as checksums, current_setting('password_encryption') as passwords,
    current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits`)
  assert.deepEqual(settings, {
    encoding: 'UTF8',
    checksums: 'on',
    passwords: 'scram-sha-256',
    fsync: 'on',
    commits: 'on',
  })
})

test('a wrong password opens nothing, also from this machine', async () => {
  const { port } = await ensurePostgres(stateFolder)
  const client = new pg.Client(`postgres://postgres:khong-phai@127.0.0.1:${port}/postgres`)
  await assert.rejects(client.connect(), { code: '28P01' })
})

test('a live server that nobody remembers is adopted, not started twice', async () => {
  const first = livePostmaster(dataFolder)
  const again = await ensurePostgres(stateFolder)
  assert.equal(again.adopted, true)
  assert.deepEqual(livePostmaster(dataFolder), first)
})

test('two commands at the same moment end with one server', async () => {
  await stopPostgres(stateFolder)
  const [one, other] = await Promise.all([ensurePostgres(stateFolder), ensurePostgres(stateFolder)])
  assert.equal(one.port, other.port)
  assert.equal([one.adopted, other.adopted].filter(Boolean).length, 1)
})

test('kill -9 of the server loses no acknowledged row and blocks no later start', async () => {
  await ask('create table kept (number int)')
  await ask('insert into kept select generate_series(1, 1000)')
  const killed = livePostmaster(dataFolder)!
  process.kill(killed.pid, 'SIGKILL')
  const [row] = await ask<{ count: number }>('select count(*)::int as count from kept')
  assert.equal(row?.count, 1000)
  assert.notEqual(livePostmaster(dataFolder)?.pid, killed.pid)
})

test('a postmaster.pid that names a stranger is not believed', async () => {
  await stopPostgres(stateFolder)
  writeFileSync(join(dataFolder, 'postmaster.pid'), `${process.pid}\n${dataFolder}\n0\n1\n\n\n\nready\n`)
  const running = await ensurePostgres(stateFolder)
  assert.equal(running.adopted, false)
})

test('a port taken by another program is changed, and the new one remembered', async () => {
  const { port } = await ensurePostgres(stateFolder)
  await stopPostgres(stateFolder)
  const stranger = createServer().listen(port, '127.0.0.1')
  await new Promise((resolve) => stranger.once('listening', resolve))
  const moved = await ensurePostgres(stateFolder)
  stranger.close()
  assert.notEqual(moved.port, port)
  assert.equal(Number(readFileSync(join(stateFolder, 'run/pg-port'), 'utf8')), moved.port)
})

test('no password lies anywhere but in the closed keys folder', () => {
  assert.deepEqual(
    readdirSync(stateFolder).filter((name) => name.includes('password')),
    [],
  )
})

test('a database folder that is gone from an installation with data is not replaced by an empty one', async () => {
  const lost = mkdtempSync(join(tmpdir(), 'tinhso-lost-'))
  mkdirSync(join(lost, 'keys'), { recursive: true })
  writeFileSync(join(lost, 'keys', 'master.key'), 'a key of an earlier start')
  await assert.rejects(ensurePostgres(lost), /không tạo cơ sở dữ liệu trống đè lên/)
  assert.equal(existsSync(join(lost, 'pg')), false)
  rmSync(lost, { recursive: true, force: true })
})

test('a damaged page of the tables that every sign-in reads is told at once, not waited for', async () => {
  const [place] = await ask<{ path: string }>("select pg_relation_filepath('pg_authid') as path")
  await stopPostgres(stateFolder)
  const flip = () => {
    const file = join(dataFolder, place!.path)
    const content = readFileSync(file)
    content[8000] = content[8000]! ^ 0xff
    writeFileSync(file, content)
  }
  flip()
  const began = Date.now()
  await assert.rejects(ensurePostgres(stateFolder), /bị hỏng trên đĩa: invalid page/)
  assert.ok(Date.now() - began < 30_000)
  await stopPostgres(stateFolder)
  flip()
  await ensurePostgres(stateFolder)
})
