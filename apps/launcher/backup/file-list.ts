// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { createReadStream, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Everything inside a folder: relative paths of files and of folders, sorted; anything else is listed as strange. */
export function walk(folder: string): { files: string[]; folders: string[]; strange: string[] } {
  const found = { files: [] as string[], folders: [] as string[], strange: [] as string[] }
  const visit = (at: string) => {
    for (const entry of readdirSync(join(folder, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`
      if (entry.isDirectory()) {
        found.folders.push(path)
        visit(path)
      } else (entry.isFile() ? found.files : found.strange).push(path)
    }
  }
  visit('')
  for (const list of Object.values(found)) list.sort()
  return found
}

/** SHA-256 and size of a file's content, read from the disk. */
export async function hashFile(file: string): Promise<{ hash: string; size: number }> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }))
    digest.update(chunk as Buffer)
  return { hash: digest.digest('hex'), size: lstatSync(file).size }
}

/** Writes one line per file in the form that `sha256sum -c` reads; a line break in a name would forge a line. */
export function fileListText(entries: readonly { path: string; hash: string }[]): string {
  for (const { path } of entries) {
    if (/[\n\r\\]/.test(path)) throw new Error(`file name cannot be listed: ${JSON.stringify(path)}`)
  }
  return entries.map(({ path, hash }) => `${hash}  ${path}\n`).join('')
}

/** Reads a list back; undefined when a line has another form. */
export function parseFileList(text: string): { path: string; hash: string }[] | undefined {
  const lines = text.split('\n').slice(0, -1)
  const entries = lines.map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line))
  if (!entries.every((entry) => entry !== null)) return undefined
  return entries.map((entry) => ({ hash: entry[1]!, path: entry[2]! }))
}
