// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { Upload } from 'tus-js-client'
import type { Actor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import { SampleSet } from '../erasing/index.ts'
import { AppError } from '../errors/index.ts'
import { openTestHouse, type TestHouse } from '../testing/index.ts'

let house: TestHouse
let origin: string
let sender: Actor

before(async () => {
  house = await openTestHouse()
  const server = await house.server()
  await server.listen({ host: '127.0.0.1', port: 0 })
  origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  sender = house.actor({ role: 'x' })
})
after(() => house.close())

const version = { 'tus-resumable': '1.0.0' }
const named = (name: string) => ({ 'upload-metadata': `filename ${Buffer.from(name).toString('base64')}` })

const begin = async (size: number, name = 'Báo cáo.csv') =>
  fetch(`${origin}/api/uploads`, {
    method: 'POST',
    headers: { ...version, ...named(name), 'upload-length': String(size) },
  })

const idOf = (answer: Response) => answer.headers.get('location')!.split('/').at(-1)!

const append = (id: string, offset: number, bytes: Buffer) =>
  fetch(`${origin}/api/uploads/${id}`, {
    method: 'PATCH',
    headers: {
      ...version,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    },
    body: new Uint8Array(bytes),
  })

const received = async (id: string) =>
  Number(
    (await fetch(`${origin}/api/uploads/${id}`, { method: 'HEAD', headers: version })).headers.get(
      'upload-offset',
    ),
  )

const taken = (id: string) =>
  house.kernel.uploads.take(sender, id, async ({ name, size, content }) => {
    const hash = createHash('sha256')
    for await (const part of content) hash.update(part as Buffer)
    return { name, size, hash: hash.digest('hex') }
  })

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Sends a piece, and breaks the line after some bytes of it. */
const breakOff = (id: string, bytes: Buffer, after: number) =>
  new Promise<void>((resolve) => {
    const piece = request(`${origin}/api/uploads/${id}`, {
      method: 'PATCH',
      headers: {
        ...version,
        'content-type': 'application/offset+octet-stream',
        'upload-offset': '0',
        'content-length': bytes.length,
      },
    })
    piece.on('error', () => resolve())
    piece.write(bytes.subarray(0, after), () => setTimeout(() => piece.destroy(), 150))
  })

test('a standard tus client sends a file in pieces, and it is taken in once, byte for byte', async () => {
  house.as(sender)
  const bytes = randomBytes(3_000_000)
  const id = await new Promise<string>((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${origin}/api/uploads`,
      chunkSize: 700_000,
      metadata: { filename: 'Hộ nghèo năm 2025.csv' },
      onError: reject,
      onSuccess: () => resolve(upload.url!.split('/').at(-1)!),
    })
    upload.start()
  })
  assert.deepEqual(await taken(id), {
    name: 'Hộ nghèo năm 2025.csv',
    size: bytes.length,
    hash: hashOf(bytes),
  })
  await assert.rejects(taken(id), { code: 'uploads.not-found' })
})

test('a line that breaks loses nothing that had arrived; the rest is sent from there', async () => {
  house.as(sender)
  const bytes = randomBytes(2_000_000)
  const id = idOf(await begin(bytes.length))
  await breakOff(id, bytes, 1_200_000)
  let offset = 0
  for (let turn = 0; turn < 50 && offset === 0; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    offset = await received(id)
  }
  assert.ok(offset > 0 && offset <= 1_200_000, String(offset))
  await assert.rejects(taken(id), { code: 'uploads.not-complete' })
  assert.equal((await append(id, offset + 1, bytes.subarray(offset + 1))).status, 409)
  assert.equal((await append(id, offset, bytes.subarray(offset))).status, 204)
  assert.equal((await taken(id)).hash, hashOf(bytes))
})

test('when taking it in fails, the file waits for another try', async () => {
  house.as(sender)
  const bytes = Buffer.from('a,b\n1,2\n')
  const id = idOf(await begin(bytes.length))
  await append(id, 0, bytes)
  await assert.rejects(
    house.kernel.uploads.take(sender, id, () => Promise.reject(new Error('the database is away'))),
    /away/,
  )
  assert.equal((await taken(id)).size, bytes.length)
})

test('a file that is refused for what it holds waits no longer', async () => {
  house.as(sender)
  const bytes = Buffer.from('a,b\n1,2\n')
  const id = idOf(await begin(bytes.length))
  await append(id, 0, bytes)
  const refusal = new AppError('invalid', 'screening.refused')
  const refused = house.kernel.uploads.take(sender, id, async ({ content }) => {
    for await (const _ of content);
    throw refusal
  })
  await assert.rejects(refused, refusal)
  await assert.rejects(taken(id), { code: 'uploads.not-found' })
})

test('a purge gives up waiting files that hold a piece of the content or cannot be looked into, and no other', async () => {
  house.as(sender)
  const secret = 'Danh sách hộ có người vắng mặt lâu ngày'
  const contents = [`a,b\n1,${secret}\n`, 'PK\u0003\u0004 nửa tệp', 'a,b\n1,Hộ số hai của xã\n']
  const ids: string[] = []
  for (const content of contents) {
    const bytes = Buffer.from(content)
    // half of each has arrived
    const id = idOf(await begin(bytes.length * 2))
    await append(id, 0, bytes)
    ids.push(id)
  }
  const samples = new SampleSet()
  samples.add(secret)
  const eraser = house.kernel.erasing.erasers().find(({ name }) => name === 'kernel.uploads')!
  const erased = await eraser.erase({ purgeId: newId(), scope: { objects: [], files: [] }, samples })
  assert.deepEqual(erased, { uploads: 2 })
  const answers = await Promise.all(
    ids.map((id) => fetch(`${origin}/api/uploads/${id}`, { method: 'HEAD', headers: version })),
  )
  assert.deepEqual(
    answers.map(({ status }) => status),
    [404, 404, 200],
  )
})

test('nobody else sees, continues, removes or takes an upload', async () => {
  house.as(sender)
  const id = idOf(await begin(10))
  const other = house.actor({ role: 'x' })
  house.as(other)
  assert.equal((await append(id, 0, Buffer.from('0123456789'))).status, 404)
  for (const method of ['HEAD', 'DELETE'])
    assert.equal((await fetch(`${origin}/api/uploads/${id}`, { method, headers: version })).status, 404)
  await assert.rejects(
    house.kernel.uploads.take(other, id, async () => 1),
    { code: 'uploads.not-found' },
  )
  house.as(null)
  assert.equal((await begin(10)).status, 401)
  house.as(sender)
  assert.equal(
    (await fetch(`${origin}/api/uploads/${id}`, { method: 'DELETE', headers: version })).status,
    204,
  )
  assert.equal((await append(id, 0, Buffer.from('0'))).status, 404)
})

test('a file without name or size, too large, or too many are refused in words', async () => {
  house.as(house.actor({ role: 'x' }))
  const code = async (answer: Promise<Response>) => ((await (await answer).json()) as { code: string }).code
  assert.equal(await code(begin(10, '')), 'uploads.name-and-size-required')
  assert.equal(await code(begin(3 * 1024 ** 3)), 'uploads.too-large')
  for (let index = 0; index < 20; index += 1) assert.equal((await begin(1)).status, 201)
  const refused = await begin(1)
  assert.equal(refused.status, 429)
  assert.equal(((await refused.json()) as { code: string }).code, 'uploads.too-many')
})

test('a client that names itself the owner, or a path as its file, gains nothing by it', async () => {
  house.as(sender)
  const other = house.actor({ role: 'x' })
  const account = Buffer.from(other.kind === 'person' ? other.accountId : '').toString('base64')
  const answer = await fetch(`${origin}/api/uploads`, {
    method: 'POST',
    headers: {
      ...version,
      'upload-length': '1',
      'upload-metadata': `filename ${Buffer.from('../../x.csv').toString('base64')},account ${account}`,
    },
  })
  const id = idOf(answer)
  await append(id, 0, Buffer.from('1'))
  assert.equal((await taken(id)).name, '../../x.csv')
  house.as(sender)
  const escaped = await fetch(`${origin}/api/uploads/..%2Fkeys`, { method: 'HEAD', headers: version })
  assert.ok([400, 404, 422].includes(escaped.status), String(escaped.status))
  assert.deepEqual(
    (await readdir(house.kernel.statePath('uploads'))).filter((name) => name.includes('x.csv')),
    [],
  )
})
