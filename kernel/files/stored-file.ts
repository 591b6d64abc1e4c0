// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

/** A stored file: named by what is in it, so the same bytes are kept once. */
export interface StoredFile {
  readonly hash: string
  readonly size: number
}

const hashPattern = /^[0-9a-f]{64}$/

/** Where a file lies below its folder or prefix: `ab/cd/abcd…`; throws on a name that is no SHA-256 in hex. */
export const placeOf = (hash: string): string => {
  if (!hashPattern.test(hash)) throw new Error('not a SHA-256 name')
  return `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`
}

/** The error of a file that is not there, wherever files live (`code` is `ENOENT`). */
export const missingFile = (hash: string): Error =>
  Object.assign(new Error(`ENOENT: no stored file ${hash}`), { code: 'ENOENT' })

/** Counts and hashes what flows through `stream`; `result` is asked when it has ended. */
export const createMeter = () => {
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
