// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The one-time passwords that the server wrote at its first start: handed out once, then the file is gone. */
export function takeFirstRunSlip(stateFolder: string, print: (slip: string) => void): void {
  const file = join(stateFolder, 'run', 'first-run.txt')
  if (!existsSync(file)) return
  print(readFileSync(file, 'utf8'))
  rmSync(file)
}
