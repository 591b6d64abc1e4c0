// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import type { Files } from './files.ts'

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const inPieces = (bytes: Buffer) =>
  Readable.from(
    (function* () {
      for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536)
    })(),
  )
const isMissing = { code: 'ENOENT' }

/** What every place for files must do. `open` gives an empty one; `count` tells how many files are stored in it. */
export const testFilesContract = (name: string, open: () => Files, count: () => Promise<number>): void => {
  test(`${name}: what was stored is read back byte for byte, under the SHA-256 of its content`, async () => {
    const files = open()
    for (const bytes of [Buffer.from('Bản đồ phường\r\n'), Buffer.alloc(0), randomBytes(3_000_000)]) {
      const stored = await files.put(inPieces(bytes))
      assert.deepEqual(stored, { hash: hashOf(bytes), size: bytes.length })
      assert.equal(hashOf(await buffer(await files.open(stored.hash))), stored.hash)
      assert.equal(hashOf(await readFile(await files.localPath(stored.hash))), stored.hash)
      assert.equal(await files.size(stored.hash), bytes.length)
      assert.equal(await files.has(stored.hash), true)
    }
  })

  test(`${name}: the same bytes are stored once, also when they arrive at the same time`, async () => {
    const files = open()
    const bytes = randomBytes(200_000)
    const before = await count()
    const stored = await Promise.all([files.put(inPieces(bytes)), files.put(inPieces(bytes))])
    stored.push(await files.put(inPieces(bytes)))
    assert.equal(new Set(stored.map(({ hash }) => hash)).size, 1)
    assert.equal(await count(), before + 1)
    assert.equal(hashOf(await buffer(await files.open(hashOf(bytes)))), hashOf(bytes))
  })

  test(`${name}: a stream that breaks off leaves nothing`, async () => {
    const files = open()
    const bytes = randomBytes(100_000)
    const before = await count()
    const broken = Readable.from(
      (async function* () {
        yield bytes
        throw new Error('the line broke')
      })(),
    )
    await assert.rejects(files.put(broken), /the line broke/)
    assert.equal(await files.has(hashOf(bytes)), false)
    assert.equal(await count(), before)
  })

  test(`${name}: a removed file is gone, and may be stored again`, async () => {
    const files = open()
    const bytes = randomBytes(1000)
    const { hash } = await files.put(inPieces(bytes))
    await files.localPath(hash)
    await files.remove(hash)
    await files.remove(hash)
    assert.equal(await files.has(hash), false)
    await assert.rejects(files.open(hash), isMissing)
    await assert.rejects(files.localPath(hash), isMissing)
    await assert.rejects(files.size(hash), isMissing)
    await files.put(inPieces(bytes))
    assert.equal(await files.has(hash), true)
  })

  test(`${name}: a name that is no SHA-256 reaches nothing`, async () => {
    const files = open()
    for (const wrong of ['../keys/database.json', 'ABC', '']) {
      await assert.rejects(async () => files.open(wrong), /not a SHA-256 name/)
      await assert.rejects(async () => files.remove(wrong), /not a SHA-256 name/)
    }
  })
}
