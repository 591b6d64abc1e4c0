// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises'
import { LauncherError } from '../console/say.ts'
import { LogFollower, readable, stepOf } from './follow-log.ts'
import type { LaunchedServer } from './launch-server.ts'
import { localAddress } from './local-address.ts'

/**
 * Waits until the server says it is ready (`/readyz` answers 200), passing on each step it announces in its log.
 * Throws with the end of the log when the process ends first, or after `patienceMs`.
 */
export async function waitUntilReady(
  server: LaunchedServer,
  address: { host: string; port: number },
  tell: (step: string) => void,
  patienceMs = 15 * 60_000,
): Promise<void> {
  const log = new LogFollower(server.logFile, server.logFrom)
  const seen: string[] = []
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const ended = server.hasEnded()
    for (const line of log.newLines()) {
      seen.push(line)
      const step = stepOf(line)
      if (step) tell(step)
    }
    if (ended) throw serverEnded(server, seen)
    if (await isReady(address)) return
    if (Date.now() > giveUpAt) throw serverEnded(server, seen)
    await wait(50)
  }
}

/** Whether a server answers `/readyz` with 200 at this address. */
export async function isReady(address: { host: string; port: number }): Promise<boolean> {
  try {
    const answer = await fetch(`${localAddress(address)}/readyz`, { signal: AbortSignal.timeout(5000) })
    await answer.body?.cancel()
    return answer.status === 200
  } catch {
    return false
  }
}

function serverEnded(server: LaunchedServer, seen: readonly string[]): LauncherError {
  const last = seen.slice(-20).map(readable).join('\n')
  return new LauncherError(
    { vi: `Máy chủ không lên được.`, en: 'The server did not come up.' },
    {
      vi: `Nhật ký đầy đủ: ${server.logFile} (hoặc ./tinhso logs).`,
      en: `The full log: ${server.logFile} (or ./tinhso logs).`,
    },
    { detail: last },
  )
}
