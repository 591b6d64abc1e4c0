// SPDX-License-Identifier: Apache-2.0
import { glob, mkdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { receiveFile } from './receive-file.ts'
import { placeOf } from './stored-file.ts'

/** Local copies of files that live elsewhere. */
export interface LocalCopies {
  /** Where files are written before they have their place. */
  readonly incoming: string
  /** The path of the copy; fetched when there is none. A copy whose content differs from its name is refused. */
  path(hash: string, fetch: () => Promise<Readable>): Promise<string>
  /** Keeps a file that has just been written to `incoming` as the copy of `hash`. */
  adopt(incoming: string, hash: string): Promise<void>
  remove(hash: string): Promise<void>
  /** Removes what was used longest ago until the copies fit; what was used within `keepMs` stays. */
  trim(): Promise<void>
}

interface Copy {
  readonly path: string
  readonly size: number
  readonly usedAt: number
}

const dayMs = 24 * 3600 * 1000

const copiesIn = async (folder: string): Promise<Copy[]> => {
  const found: Copy[] = []
  for await (const name of glob('**/*', { cwd: folder })) {
    const path = join(folder, name)
    const entry = await stat(path).catch(() => null)
    if (entry?.isFile()) found.push({ path, size: entry.size, usedAt: entry.mtimeMs })
  }
  return found.sort((one, other) => one.usedAt - other.usedAt)
}

/**
 * Copies in `folder`, at most `maximumBytes` of them beside those used within `keepMs` (a native reader may hold the
 * path); a file that a crash left in `incoming` goes after a day.
 */
export const createLocalCopies = (
  folder: string,
  { maximumBytes, keepMs }: { readonly maximumBytes: number; readonly keepMs: number },
): LocalCopies => {
  const incoming = join(folder, 'incoming')
  const kept = join(folder, 'kept')
  const pathOf = (hash: string) => join(kept, placeOf(hash))
  const fetching = new Map<string, Promise<string>>()
  const adopt = async (from: string, hash: string) => {
    await mkdir(dirname(pathOf(hash)), { recursive: true, mode: 0o700 })
    await rename(from, pathOf(hash))
  }
  const trim = async () => {
    const now = Date.now()
    const copies = await copiesIn(kept)
    let bytes = copies.reduce((sum, { size }) => sum + size, 0)
    for (const { path, size, usedAt } of copies) {
      if (bytes <= maximumBytes || now - usedAt < keepMs) break
      await rm(path, { force: true })
      bytes -= size
    }
    for (const { path, usedAt } of await copiesIn(incoming))
      if (now - usedAt > dayMs) await rm(path, { force: true })
  }
  const bring = async (hash: string, fetch: () => Promise<Readable>) => {
    await receiveFile(incoming, await fetch(), async (from, stored) => {
      if (stored.hash !== hash) throw new Error(`stored file ${hash} differs from its name`)
      await adopt(from, hash)
    })
    await trim()
    return pathOf(hash)
  }
  return {
    incoming,
    path: async (hash, fetch) => {
      const path = pathOf(hash)
      const now = new Date()
      const isThere = await utimes(path, now, now).then(
        () => true,
        () => false,
      )
      if (isThere) return path
      const running = fetching.get(hash) ?? bring(hash, fetch).finally(() => fetching.delete(hash))
      fetching.set(hash, running)
      return running
    },
    adopt,
    remove: (hash) => rm(pathOf(hash), { force: true }),
    trim,
  }
}
