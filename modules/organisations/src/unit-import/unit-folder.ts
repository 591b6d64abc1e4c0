// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unitFileNames } from './unit-files.ts'

/** The import files that a folder holds, by name; empty when there is no such folder. */
export const readUnitFolder = async (folder: string): Promise<Record<string, string>> => {
  const files: Record<string, string> = {}
  for (const name of unitFileNames) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => null)
    if (text !== null) files[name] = text
  }
  return files
}
