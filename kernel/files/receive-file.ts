// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createMeter, type StoredFile } from './stored-file.ts'

/**
 * Writes a stream to a temporary file in `folder`, so that hash and size are known before `keep` gives it its place;
 * whatever happens, nothing of it stays behind in `folder`.
 */
export const receiveFile = async (
  folder: string,
  source: Readable,
  keep: (incoming: string, stored: StoredFile) => Promise<void>,
): Promise<StoredFile> => {
  const incoming = join(folder, randomUUID())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { stream, result } = createMeter()
  try {
    await pipeline(source, stream, createWriteStream(incoming, { mode: 0o600, flush: true }))
    const stored = result()
    await keep(incoming, stored)
    return stored
  } finally {
    await rm(incoming, { force: true })
  }
}
