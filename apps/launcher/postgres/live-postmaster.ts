// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '../state/process-identity.ts'

/** A PostgreSQL server found running on a data folder. */
export type LivePostmaster = { pid: number; port: number }

/**
 * The server that runs on this data folder, whoever started it.
 * A `postmaster.pid` whose process is dead, or is a stranger wearing the same number, is removed.
 */
export function livePostmaster(dataFolder: string): LivePostmaster | undefined {
  const file = join(dataFolder, 'postmaster.pid')
  const lines = readLines(file)
  if (!lines) return undefined
  const pid = Math.abs(Number(lines[0]))
  if (pid > 0 && isAlive(pid) && worksIn(pid, dataFolder) !== false) return { pid, port: Number(lines[3]) }
  rmSync(file, { force: true })
  return undefined
}

/** Server processes left on the folder by a postmaster that was killed. */
export function leftoverProcesses(dataFolder: string): number[] {
  try {
    const pids = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
    return pids.filter((pid) => worksIn(pid, dataFolder) === true)
  } catch {
    return []
  }
}

/** PostgreSQL's processes have the data folder as working folder; undefined where that cannot be seen. */
function worksIn(pid: number, dataFolder: string): boolean | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataFolder)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? false : isProcMissing() ? undefined : false
  }
}

function isProcMissing(): boolean {
  try {
    readlinkSync('/proc/self/cwd')
    return false
  } catch {
    return true
  }
}

function readLines(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return undefined
  }
}
