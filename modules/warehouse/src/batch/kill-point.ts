// SPDX-License-Identifier: Apache-2.0
import type { StepName } from '../contract/index.ts'

/**
 * For the kill table only: `TINHSO_TEST_KILL_AT=<step>` ends this process without warning when that step begins.
 * Honoured only together with `TINHSO_TEST_KILL_ALLOWED=1`, never in production.
 */
export const createKillPoint =
  (environment: Readonly<Record<string, string | undefined>>, production: boolean) =>
  (step: StepName): void => {
    if (production || environment['TINHSO_TEST_KILL_ALLOWED'] !== '1') return
    if (environment['TINHSO_TEST_KILL_AT'] === step) process.kill(process.pid, 'SIGKILL')
  }
