// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Something an operator did to the whole installation, with what came of it. */
export type Operation = {
  at: string
  kind: 'backup' | 'restore' | 'verify'
  outcome: 'passed' | 'failed' | 'unchecked'
  detail: string
}

const logIn = (stateFolder: string) => join(stateFolder, 'operations.ndjson')

/**
 * Notes an operation in the state folder, one JSON line each: what an audit asks about backups and restore tests.
 * Where there is no state folder nothing is noted.
 */
export function noteOperation(stateFolder: string, operation: Omit<Operation, 'at'>): void {
  if (!existsSync(stateFolder)) return
  const line = { at: new Date().toISOString(), ...operation }
  // the break before it keeps a line that a crash cut apart from this one
  appendFileSync(logIn(stateFolder), `\n${JSON.stringify(line)}\n`, { mode: 0o600 })
}

/** Every operation noted so far, oldest first; a line that was cut by a crash is left out. */
export function readOperations(stateFolder: string): Operation[] {
  if (!existsSync(logIn(stateFolder))) return []
  return readFileSync(logIn(stateFolder), 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Operation]
      } catch {
        return []
      }
    })
}
