// SPDX-License-Identifier: Apache-2.0
import type { Command } from '../command.ts'
import { readOptions } from '../console/read-options.ts'
import { examine } from '../doctor/examine.ts'
import { printableFindings } from '../doctor/print-findings.ts'
import { listenAddress } from '../server/listen-address.ts'

/** Looks at the machine and says, for each finding, what to do. Exit code 1 when something stops a start. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: { vi: 'xem máy có đủ điều kiện chạy không', en: 'see whether this machine can run it' },
  run: async ({ args, environment, stateFolder }) => {
    readOptions(args, {})
    const address = listenAddress(undefined, environment, stateFolder)
    const findings = await examine({
      ...address,
      stateFolder,
      databaseUrl: environment['DATABASE_URL'],
      environment,
    })
    process.stdout.write(`${printableFindings(findings)}\n`)
    return findings.some(({ level }) => level === 'fault') ? 1 : 0
  },
}
