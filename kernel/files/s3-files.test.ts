// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { access, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { testFilesContract } from './files-contract.ts'
import { openFiles, readS3Settings, type S3Settings } from './index.ts'
import { createS3Files } from './s3-files.ts'

interface S3Server {
  run(): Promise<{ port: number }>
  close(): Promise<void>
}
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => S3Server

// the one pair that the practice server knows
const credentials = { key: 'S3RVER', secret: 'S3RVER' }
let folder: string
let server: S3Server
let settings: S3Settings
let client: S3Client
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tinhso-s3-'))
  server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: join(folder, 'store'),
    configureBuckets: [{ name: 'tinh' }],
  })
  const { port } = await server.run()
  const url = `s3://tinh/kho/?endpoint=http://127.0.0.1:${port}&region=us-east-1&forcePathStyle=1`
  settings = readS3Settings(url, credentials)
  client = new S3Client({
    region: 'us-east-1',
    endpoint: settings.endpoint!,
    forcePathStyle: true,
    credentials: { accessKeyId: credentials.key, secretAccessKey: credentials.secret },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })
})
after(async () => {
  client.destroy()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const keys = async () => {
  const { Contents } = await client.send(new ListObjectsV2Command({ Bucket: 'tinh' }))
  return (Contents ?? []).map(({ Key }) => Key!)
}
const openHere = (name = 'copies', limits = {}) =>
  createS3Files(settings, { folder: join(folder, name), ...limits })
const put = (files: ReturnType<typeof openHere>, bytes: Buffer) => files.put(Readable.from([bytes]))
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

testFilesContract('S3', openHere, async () => (await keys()).length)

test('objects lie under the prefix of the settings, and nothing waits in the local folder afterwards', async () => {
  const { hash } = await put(openHere('prefix'), randomBytes(500))
  assert.ok((await keys()).includes(`kho/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`))
  assert.deepEqual(await readdir(join(folder, 'prefix', 'incoming')), [])
})

test('a machine without a copy fetches one, and one that it holds is dropped when the file was removed elsewhere', async () => {
  const here = openHere('here')
  const there = openHere('there')
  const bytes = randomBytes(70_000)
  const { hash } = await put(here, bytes)
  const [path, again] = await Promise.all([there.localPath(hash), there.localPath(hash)])
  assert.equal(path, again)
  assert.deepEqual(await readFile(path), bytes)
  await here.remove(hash)
  await assert.rejects(there.localPath(hash), { code: 'ENOENT' })
  assert.equal(await exists(path), false)
})

test('an object whose content differs from its name is never handed to a reader', async () => {
  const hash = createHash('sha256').update('the right content').digest('hex')
  const Key = `kho/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`
  await client.send(new PutObjectCommand({ Bucket: 'tinh', Key, Body: 'another content' }))
  await assert.rejects(openHere('wrong').localPath(hash), /differs from its name/)
  assert.deepEqual(await readdir(join(folder, 'wrong', 'incoming')), [])
})

test('copies are bounded: the one used longest ago goes first, one in use stays', async () => {
  const files = openHere('bounded', { maximumBytes: 25_000, keepMs: 60_000 })
  const stored = []
  for (let index = 0; index < 4; index += 1) stored.push(await put(files, randomBytes(10_000)))
  const paths = await Promise.all(stored.map(({ hash }) => files.localPath(hash)))
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3600 * 1000)
  for (const [index, path] of paths.slice(0, 3).entries())
    await utimes(path, hoursAgo(9 - index), hoursAgo(9 - index))
  const leftover = join(folder, 'bounded', 'incoming', 'left-by-a-crash')
  await writeFile(leftover, 'x')
  await utimes(leftover, hoursAgo(30), hoursAgo(30))
  await put(files, randomBytes(100))
  assert.deepEqual(await Promise.all(paths.map(exists)), [false, false, true, true])
  assert.equal(await exists(leftover), false)
  assert.equal((await readFile(await files.localPath(stored[0]!.hash))).length, 10_000)
})

test('a refused key is an error and not an absent file', async () => {
  const files = createS3Files({ ...settings, key: 'wrong' }, { folder: join(folder, 'refused') })
  await assert.rejects(put(files, Buffer.from('x')))
  await assert.rejects(files.has('0'.repeat(64)))
})

test('the settings decide where files live; an address that is not understood is refused', async () => {
  const config = { state: folder, filesUrl: '', filesKey: '', filesSecret: '' }
  assert.ok(await openFiles(config))
  assert.equal(readS3Settings('s3://kho', credentials).prefix, '')
  for (const filesUrl of ['https://kho/x', 's3:///x', 's3://kho?style=path', 's3://k:s@kho/x'])
    await assert.rejects(
      openFiles({ ...config, filesUrl, filesKey: 'k', filesSecret: 's' }),
      /TINHSO_FILES_URL/,
    )
  await assert.rejects(openFiles({ ...config, filesUrl: 's3://kho' }), /TINHSO_FILES_KEY/)
})
