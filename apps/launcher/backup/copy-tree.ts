// SPDX-License-Identifier: Apache-2.0
import { constants } from 'node:fs'
import { copyFile, lstat, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Chooses what to copy; `path` is relative to the copied folder. */
export type CopyChoice = (path: string, isFolder: boolean) => boolean

/**
 * Copies a folder that may change meanwhile: what vanishes is left out, what is there already is kept.
 * Links and sockets are not copied.
 */
export async function copyTree(from: string, to: string, choose: CopyChoice = () => true): Promise<void> {
  await copyInside(from, to, '', choose)
}

async function copyInside(from: string, to: string, at: string, choose: CopyChoice): Promise<void> {
  await mkdir(join(to, at), { recursive: true, mode: 0o700 })
  const entries = await readdir(join(from, at), { withFileTypes: true }).catch(ignoreMissing)
  for (const entry of entries ?? []) {
    const path = at === '' ? entry.name : `${at}/${entry.name}`
    if (!choose(path, entry.isDirectory())) continue
    if (entry.isDirectory()) await copyInside(from, to, path, choose)
    else if (entry.isFile() && !(await exists(join(to, path))))
      await copyOne(join(from, path), join(to, path))
  }
}

async function copyOne(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE).catch(ignoreMissing)
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(ignoreMissing)) !== undefined
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
