// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Gathered } from './gather-files.ts'
import { glibcNeed } from './glibc-need.ts'
import { tarEnd, tarEntry } from './tar-archive.ts'

/** What was read of one file on its way into the archive. */
export type ReadFile = { path: string; hash: string; size: number; glibc: number }

/** The program and its packages as one tar archive below `prefix`; `seen` is told of every file with its hash. */
export async function* payloadChunks(
  { clone, files, commit }: Gathered,
  prefix: string,
  seen: (read: ReadFile) => void,
): AsyncGenerator<Uint8Array> {
  for (const { path, executable, linkTo } of files) {
    if (linkTo !== undefined) {
      yield* tarEntry({ path: prefix + path, kind: 'link', target: linkTo }, commit.time)
      continue
    }
    const content = readFileSync(join(clone, path))
    const hash = createHash('sha256').update(content).digest('hex')
    seen({ path, hash, size: content.length, glibc: glibcNeed(content) })
    yield* tarEntry({ path: prefix + path, kind: 'file', content, executable }, commit.time)
  }
  yield tarEnd()
}
