// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A stored file: named by what is in it, so the same bytes are kept once. */
export interface StoredFile {
  readonly hash: string
  readonly size: number
}

/** Where files live. The local folder is the default; an object store implements the same port. */
export interface Files {
  /** Stores a stream; the file appears whole or not at all. */
  put(source: Readable): Promise<StoredFile>
  /** Opens a stored file; throws `ENOENT` when it is not there. */
  open(hash: string): Promise<Readable>
  /** A local path to read from, for native readers. */
  localPath(hash: string): Promise<string>
  has(hash: string): Promise<boolean>
  /** Removes the bytes (lawful deletion); whoever points at them keeps the hash. */
  remove(hash: string): Promise<void>
}

const hashPattern = /^[0-9a-f]{64}$/

const meter = () => {
  const digest = createHash('sha256')
  let size = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  return { stream, result: (): StoredFile => ({ hash: digest.digest('hex'), size }) }
}

/** Files in a folder, two levels deep by the first bytes of their SHA-256. */
export const createLocalFiles = (folder: string): Files => {
  const pathOf = (hash: string) => {
    if (!hashPattern.test(hash)) throw new Error('not a SHA-256 name')
    return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)
  }
  const exists = (path: string) =>
    access(path).then(
      () => true,
      () => false,
    )
  const put = async (source: Readable): Promise<StoredFile> => {
    const incoming = join(folder, 'incoming', randomUUID())
    await mkdir(dirname(incoming), { recursive: true, mode: 0o700 })
    const { stream, result } = meter()
    try {
      await pipeline(source, stream, createWriteStream(incoming, { mode: 0o600, flush: true }))
      const stored = result()
      const target = pathOf(stored.hash)
      if (await exists(target)) await rm(incoming)
      else {
        await mkdir(dirname(target), { recursive: true, mode: 0o700 })
        await rename(incoming, target)
      }
      return stored
    } catch (error) {
      await rm(incoming, { force: true })
      throw error
    }
  }
  return {
    put,
    open: async (hash) => {
      await stat(pathOf(hash))
      return createReadStream(pathOf(hash))
    },
    localPath: async (hash) => {
      await stat(pathOf(hash))
      return pathOf(hash)
    },
    has: (hash) => exists(pathOf(hash)),
    remove: (hash) => rm(pathOf(hash), { force: true }),
  }
}
