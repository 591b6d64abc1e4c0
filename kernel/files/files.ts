// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import type { StoredFile } from './stored-file.ts'

/** Where files live. The local folder is the default; an object store implements the same port. */
export interface Files {
  /** Stores a stream; the file appears whole or not at all. */
  put(source: Readable): Promise<StoredFile>
  /** Opens a stored file; throws `ENOENT` when it is not there. */
  open(hash: string): Promise<Readable>
  /** A local path to read from, for native readers; throws `ENOENT` when the file is not there. */
  localPath(hash: string): Promise<string>
  has(hash: string): Promise<boolean>
  /** Bytes of a stored file; throws `ENOENT` when it is not there. */
  size(hash: string): Promise<number>
  /** Removes the bytes (lawful deletion); whoever points at them keeps the hash. */
  remove(hash: string): Promise<void>
}
