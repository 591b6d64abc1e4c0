// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { type ProcessRecord, readProcessFile } from '../state/process-file.ts'

/** The server of a state folder when it runs now. */
export function serverRecord(
  stateFolder: string,
): (ProcessRecord & { port: number; host: string }) | undefined {
  const record = readProcessFile(serverFile(stateFolder))
  return record?.port === undefined ? undefined : { host: '127.0.0.1', ...record, port: record.port }
}

/** The file that remembers the running server. */
export function serverFile(stateFolder: string): string {
  return join(stateFolder, 'run', 'server.json')
}

/** The server's log. */
export function serverLog(stateFolder: string): string {
  return join(stateFolder, 'logs', 'server.log')
}
