// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the console is built from: its shell, the pages and contracts of modules, the shared components and texts. */
const sources = [
  'package-lock.json',
  'apps/console/{*,src/**/*,public/**/*}',
  'kernel/{ui,i18n,forms,access,errors,procedure}/**/*.{ts,tsx,css}',
  'modules/*/console/**/*',
  'modules/*/src/contract/**/*',
]

/** One hash over the path and content of every source of the console. */
export function sourceFingerprint(folder: string): string {
  const hash = createHash('sha256')
  const found = globSync(sources, { cwd: folder, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.sort())
    hash.update(file.slice(folder.length)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}
