// SPDX-License-Identifier: Apache-2.0
import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { processIdentity } from '../state/process-identity.ts'
import { serverFile, serverRecord } from './server-record.ts'

/**
 * Asks the server to end (SIGTERM: it finishes what it is doing), and after `patienceMs` ends it.
 * Answers how it went; nothing is lost either way, a broken-off load starts again.
 */
export async function stopServer(
  stateFolder: string,
  patienceMs = 30_000,
): Promise<'not-running' | 'graceful' | 'forced'> {
  const record = serverRecord(stateFolder)
  if (!record) return 'not-running'
  const isGone = () => processIdentity(record.pid) !== record.identity
  process.kill(record.pid, 'SIGTERM')
  for (let waited = 0; waited < patienceMs && !isGone(); waited += 50) await wait(50)
  const outcome = isGone() ? 'graceful' : 'forced'
  if (outcome === 'forced') process.kill(record.pid, 'SIGKILL')
  for (let waited = 0; waited < 5000 && !isGone(); waited += 50) await wait(50)
  rmSync(serverFile(stateFolder), { force: true })
  return outcome
}
