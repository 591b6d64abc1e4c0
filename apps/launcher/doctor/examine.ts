// SPDX-License-Identifier: Apache-2.0
import { checkAccount } from './account.ts'
import { checkClock } from './clock.ts'
import { checkDatabase } from './database.ts'
import { checkDisk } from './disk.ts'
import { checkEncoding } from './encoding.ts'
import type { Examined, Finding } from './finding.ts'
import { checkMemory } from './memory.ts'
import { checkPort } from './port.ts'
import { checkWritableFolder } from './writable-folder.ts'

/** Runs every check of the machine; the folder is checked first, since the database check may write there. */
export async function examine(examined: Examined): Promise<Finding[]> {
  const folder = checkWritableFolder(examined)
  const rest = folder.level === 'fault' ? [] : [await checkDatabase(examined)]
  return [
    folder,
    checkMemory(),
    checkDisk(examined),
    await checkPort(examined),
    checkEncoding(examined),
    checkClock(examined),
    checkAccount(),
    ...rest,
  ]
}
