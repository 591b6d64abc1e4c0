// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { openFiles } from '@tinhso/kernel/files'
import type pg from 'pg'
import type { Verified } from './check-result.ts'
import { storedFiles } from './stored-files.ts'

const S3rver = createRequire(import.meta.url)('s3rver') as new (
  options: object,
) => { run(): Promise<{ port: number }>; close(): Promise<void> }
const folder = mkdtempSync(join(tmpdir(), 'tinhso-kho-'))
const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory: join(folder, 'store'),
  configureBuckets: [{ name: 'tinh' }],
})
let environment: Record<string, string>
let client: S3Client
let hash: string

before(async () => {
  const { port } = await server.run()
  const endpoint = `http://127.0.0.1:${port}`
  environment = {
    TINHSO_FILES_URL: `s3://tinh/kho?endpoint=${endpoint}&forcePathStyle=1`,
    TINHSO_FILES_KEY: 'S3RVER',
    TINHSO_FILES_SECRET: 'S3RVER',
  }
  const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
  client = new S3Client({ region: 'us-east-1', endpoint, forcePathStyle: true, credentials })
  mkdirSync(join(folder, 'modules/people/verification'), { recursive: true })
  writeFileSync(join(folder, 'modules/people/verification/stored-files.sql'), 'select from people')
  const files = await openFiles({
    state: folder,
    filesUrl: environment['TINHSO_FILES_URL']!,
    filesKey: 'S3RVER',
    filesSecret: 'S3RVER',
  })
  hash = (await files.put(Readable.from(['nội dung']))).hash
})
after(async () => {
  client.destroy()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The check over a database that points at the stored file. */
const run = (more: Record<string, string> = {}) => {
  const answers = { query: async () => ({ rows: [{ subject: 'hồ sơ', hash }] }) } as unknown as pg.Client
  const verified: Verified = {
    stateFolder: folder,
    clone: folder,
    databaseUrl: '',
    client: answers,
    environment: { ...environment, ...more },
  }
  return storedFiles.run(verified, () => {})
}
const address = () => ({ Bucket: 'tinh', Key: `kho/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}` })

test('files in an object store are fetched and compared with their names', async () => {
  const { outcome, extent } = await run()
  assert.equal(outcome, 'passed')
  assert.match(extent.en, /1 files/)
})

test('another content and an absent object are found; a store that cannot be asked is no success', async () => {
  await assert.rejects(run({ TINHSO_FILES_KEY: 'wrong' }))
  await client.send(new PutObjectCommand({ ...address(), Body: 'khác' }))
  assert.match((await run()).problems.join(), /hồ sơ: nội dung/)
  await client.send(new DeleteObjectCommand(address()))
  const { outcome, problems } = await run()
  assert.equal(outcome, 'failed')
  assert.match(problems.join(), /hồ sơ: thiếu tệp/)
})
