// SPDX-License-Identifier: Apache-2.0
import type { KillPoint } from '../warehouse-parts.ts'

/**
 * For the kill table only: `TINHSO_TEST_KILL_AT=<step>` ends this process, or the one of `TINHSO_TEST_KILL_PID`, without
 * warning and once, when that step begins. Honoured only together with `TINHSO_TEST_KILL_ALLOWED=1`, never in production.
 */
export const createKillPoint = (
  environment: Readonly<Record<string, string | undefined>>,
  production: boolean,
): KillPoint => {
  let armed = !production && environment['TINHSO_TEST_KILL_ALLOWED'] === '1'
  const victim = Number(environment['TINHSO_TEST_KILL_PID'] ?? process.pid)
  return (step) => {
    if (!armed || environment['TINHSO_TEST_KILL_AT'] !== step) return
    armed = false
    process.kill(victim, 'SIGKILL')
  }
}
