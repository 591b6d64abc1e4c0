// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { LauncherError } from '../console/say.ts'
import { processIdentity } from './process-identity.ts'

/**
 * Runs `work` while holding `file`; another launcher waits for it up to `patienceMs`.
 * A lock left by a dead process never blocks: its holder's number and start time are checked.
 */
export async function holdLock<T>(file: string, work: () => Promise<T>, patienceMs = 120_000): Promise<T> {
  await takeLock(file, patienceMs)
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

async function takeLock(file: string, patienceMs: number): Promise<void> {
  const me = `${process.pid} ${processIdentity(process.pid)}`
  const draft = `${file}.${randomUUID()}`
  const giveUpAt = Date.now() + patienceMs
  writeFileSync(draft, me)
  try {
    while (!tryLink(draft, file)) {
      if (removeIfDead(file)) continue
      if (Date.now() >= giveUpAt) throw new LauncherError(busy(file))
      await wait(100)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** A hard link is the one way to make a file appear with its content, or fail because it exists. */
function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function removeIfDead(file: string): boolean {
  try {
    const [pid, identity] = readFileSync(file, 'utf8').split(' ')
    if (identity && processIdentity(Number(pid)) === identity) return false
    takeAway(file, `${pid} ${identity}`)
    return true
  } catch {
    return true
  }
}

/** Two waiters may find the same dead lock; the slower one must not remove the lock that the faster has taken since. */
function takeAway(file: string, dead: string): void {
  const aside = `${file}.${randomUUID()}`
  renameSync(file, aside)
  if (readFileSync(aside, 'utf8') !== dead) tryLink(aside, file)
  rmSync(aside)
}

function busy(file: string) {
  return {
    vi: `Một lệnh tinhso khác đang chạy và chưa xong (khóa: ${file}).`,
    en: `Another tinhso command is still running (lock: ${file}).`,
  }
}
