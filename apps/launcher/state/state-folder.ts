// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isRoot } from './is-root.ts'

/** The folder of the clone: the one that holds the file `tinhso`. */
export const cloneFolder = resolve(import.meta.dirname, '../../..')

/**
 * Where everything that this installation writes lives.
 * `TINHSO_STATE` wins; else `.tinhso` in the clone; for root with a clone that other users cannot reach,
 * a folder of `/var/lib/tinhso`, since PostgreSQL never runs as root and must reach its own files.
 */
export function findStateFolder(chosen: string | undefined, clone = cloneFolder, root = isRoot()): string {
  if (chosen) return resolve(chosen)
  if (root && !isReachableByOthers(clone)) return join('/var/lib/tinhso', cloneHash(clone))
  return join(clone, '.tinhso')
}

/** Makes the folders of the state that do not exist yet; keys and run are closed to other users. */
export function makeStateFolders(stateFolder: string): void {
  mkdirSync(stateFolder, { recursive: true })
  if (isRoot()) chmodSync(stateFolder, 0o711)
  for (const name of ['files', 'keys', 'run', 'tmp', 'backups']) {
    mkdirSync(join(stateFolder, name), { recursive: true, mode: 0o700 })
  }
  mkdirSync(join(stateFolder, 'logs'), { recursive: true, mode: 0o711 })
}

/** Whether every folder from the root down to `folder`, as far as they exist, lets other users pass. */
export function isReachableByOthers(folder: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** A short stable name for a clone's path. */
export function cloneHash(clone: string): string {
  return createHash('sha256').update(clone).digest('hex').slice(0, 12)
}
