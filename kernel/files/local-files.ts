// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import { access, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Files } from './files.ts'
import { receiveFile } from './receive-file.ts'
import { placeOf } from './stored-file.ts'

/** Files in a folder, two levels deep by the first bytes of their SHA-256. */
export const createLocalFiles = (folder: string): Files => {
  const pathOf = (hash: string) => join(folder, placeOf(hash))
  const exists = (path: string) =>
    access(path).then(
      () => true,
      () => false,
    )
  return {
    put: (source) =>
      receiveFile(join(folder, 'incoming'), source, async (incoming, { hash }) => {
        const target = pathOf(hash)
        if (await exists(target)) return
        await mkdir(dirname(target), { recursive: true, mode: 0o700 })
        await rename(incoming, target)
      }),
    open: async (hash) => {
      await stat(pathOf(hash))
      return createReadStream(pathOf(hash))
    },
    localPath: async (hash) => {
      await stat(pathOf(hash))
      return pathOf(hash)
    },
    has: (hash) => exists(pathOf(hash)),
    size: async (hash) => (await stat(pathOf(hash))).size,
    remove: (hash) => rm(pathOf(hash), { force: true }),
  }
}
