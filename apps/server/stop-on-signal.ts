// SPDX-License-Identifier: Apache-2.0
import type { Logger } from 'pino'

type Ending = () => Promise<unknown> | undefined

const patienceMs = 20_000

/** Ends the program in order when it is asked to: no new requests, jobs in hand finished, pools closed. */
export const stopOnSignal = (log: Logger, endings: readonly Ending[]): void => {
  let stopping = false
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'Đang dừng')
    setTimeout(() => process.exit(1), patienceMs).unref()
    for (const end of endings) await end()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
