// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Whether an embedded database was made in this state folder. */
export function hasState(stateFolder: string): boolean {
  return existsSync(join(stateFolder, 'pg', 'PG_VERSION'))
}
