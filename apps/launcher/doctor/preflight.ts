// SPDX-License-Identifier: Apache-2.0
import type { CommandInput } from '../command.ts'
import { LauncherError } from '../console/say.ts'
import { examine } from './examine.ts'
import { printableFindings } from './print-findings.ts'

/** Where the server shall listen. */
export type Address = { host: string; port: number }

/** Shows what is remarkable about the machine; throws a LauncherError when something stops a start. */
export async function preflight({ environment, stateFolder }: CommandInput, address: Address): Promise<void> {
  const databaseUrl = environment['DATABASE_URL']
  const findings = await examine({ ...address, stateFolder, databaseUrl, environment })
  const remarkable = findings.filter(({ level }) => level !== 'good')
  if (remarkable.length > 0) process.stdout.write(`${printableFindings(remarkable)}\n`)
  if (!findings.some(({ level }) => level === 'fault')) return
  throw new LauncherError(
    { vi: 'Máy này chưa đủ điều kiện để khởi động.', en: 'This machine cannot start it yet.' },
    { vi: 'Làm theo các dòng → ở trên rồi chạy lại.', en: 'Do what the → lines above say, then run again.' },
  )
}
