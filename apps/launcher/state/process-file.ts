// SPDX-License-Identifier: Apache-2.0
import { readFileSync, rmSync } from 'node:fs'
import { processIdentity } from './process-identity.ts'
import { writeWhole } from './write-whole.ts'

/** What a process file remembers about the process it names. */
export type ProcessRecord = { pid: number; identity: string; port?: number; host?: string }

/** Remembers a running process in `file`. */
export function writeProcessFile(file: string, record: ProcessRecord): void {
  writeWhole(file, `${JSON.stringify(record)}\n`)
}

/** The process that `file` names when it still runs; a file left by a dead one is removed. */
export function readProcessFile(file: string): ProcessRecord | undefined {
  const record = parse(file)
  if (record && processIdentity(record.pid) === record.identity) return record
  rmSync(file, { force: true })
  return undefined
}

function parse(file: string): ProcessRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessRecord
  } catch {
    return undefined
  }
}
