// SPDX-License-Identifier: Apache-2.0
import { inBoth, say } from '../console/say.ts'
import { isDemo } from './demo-mode.ts'
import { takeFirstRunSlip } from './first-run-slip.ts'
import { localAddress } from './local-address.ts'

/** Prints where to go in the browser, the one-time passwords of a first start, and that all is ready. */
export function printAddresses(
  stateFolder: string,
  address: { host: string; port: number },
  elapsed: string,
): void {
  const base = localAddress(address)
  const lines = [
    ['Cổng dữ liệu', 'Open data portal', `${base}/`],
    ['Trang quản lý', 'Console', `${base}/console/`],
  ] as const
  process.stdout.write('\n')
  for (const [vi, en, url] of lines) process.stdout.write(`  ${inBoth({ vi, en }).padEnd(34)} ${url}\n`)
  takeFirstRunSlip(stateFolder, (slip) => process.stdout.write(`\n${slip.trimEnd()}\n`))
  process.stdout.write('\n')
  if (isDemo(stateFolder))
    say({ vi: 'TẬP HUẤN: mọi dữ liệu ở đây là giả lập.', en: 'TRAINING: every record here is invented.' })
  say({ vi: `Sẵn sàng (${elapsed}).`, en: 'Ready.' })
}
