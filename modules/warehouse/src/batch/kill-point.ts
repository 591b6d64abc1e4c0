// SPDX-License-Identifier: Apache-2.0
import type { Config } from '@tinhso/kernel/config'
import type { KillPoint } from '../warehouse-parts.ts'

/**
 * For the kill table only: `TINHSO_TEST_KILL_AT=<step>` ends this process, or the one of `TINHSO_TEST_KILL_PID`, without
 * warning and once, when that step begins. Honoured only together with `TINHSO_TEST_KILL_ALLOWED=1`, never in production.
 */
export const createKillPoint = (config: Config): KillPoint => {
  let armed = config.testKillAllowed && !config.production
  return (step) => {
    if (!armed || config.testKillAt !== step) return
    armed = false
    process.kill(config.testKillPid || process.pid, 'SIGKILL')
  }
}
