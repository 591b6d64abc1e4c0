// SPDX-License-Identifier: Apache-2.0
import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Kernel } from '@tinhso/kernel/module'

/** A password made at first start: handed to the launcher, which shows it once and deletes the file. */
export const writeFirstRunSlip = async (kernel: Kernel, lines: readonly string[]): Promise<void> => {
  const file = kernel.statePath('run', 'first-run.txt')
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await appendFile(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 })
}
