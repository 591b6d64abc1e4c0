// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A backup on this machine; `mayHold`: it was made after the content came in. `madeAt` null: its manifest is not readable. */
export interface KnownBackup {
  readonly name: string
  readonly madeAt: string | null
  readonly mayHold: boolean
}

const madeAtOf = async (folder: string): Promise<string | null> => {
  try {
    const { madeAt } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
      madeAt?: unknown
    }
    return typeof madeAt === 'string' ? madeAt : null
  } catch {
    return null
  }
}

/** The backups in the house's own folder, newest first; one without a readable date is taken to hold the content. */
export const knownBackups = async (folder: string, contentFrom: string): Promise<KnownBackup[]> => {
  const names = await readdir(folder).catch(() => [] as string[])
  const found = await Promise.all(
    names.map(async (name) => {
      const madeAt = await madeAtOf(join(folder, name))
      return { name, madeAt, mayHold: madeAt === null || madeAt >= contentFrom }
    }),
  )
  return found.sort((one, other) => (other.madeAt ?? '~').localeCompare(one.madeAt ?? '~'))
}
