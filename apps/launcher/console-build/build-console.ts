// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LauncherError } from '../console/say.ts'
import { runProgram } from '../state/run-program.ts'
import { cloneFolder } from '../state/state-folder.ts'
import { writeWhole } from '../state/write-whole.ts'
import { precompress } from './precompress.ts'
import { sourceFingerprint } from './source-fingerprint.ts'

const consoleFolder = join(cloneFolder, 'apps/console')
const stamp = join(consoleFolder, 'dist', 'built-from.txt')

/** Whether the console's files in `dist` were built from the sources as they are now. */
export function isConsoleFresh(): boolean {
  if (!existsSync(join(consoleFolder, 'vite.config.ts'))) return true
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === sourceFingerprint(cloneFolder)
}

/** Builds the console's files; the stamp is written last, so a broken-off build is done again. */
export async function buildConsole(): Promise<void> {
  const fingerprint = sourceFingerprint(cloneFolder)
  const built = await runProgram(
    process.execPath,
    [join(cloneFolder, 'node_modules/vite/bin/vite.js'), 'build'],
    {
      cwd: consoleFolder,
      env: { NODE_ENV: 'production' },
    },
  )
  if (built.code !== 0) {
    throw new LauncherError(
      {
        vi: `Không dựng được giao diện quản lý.`,
        en: 'The console did not build.',
      },
      {
        vi: 'Chạy ./tinhso check để xem lỗi ở tệp nào.',
        en: 'Run ./tinhso check to see which file is at fault.',
      },
      { detail: tail(built.errors || built.output) },
    )
  }
  precompress(join(consoleFolder, 'dist'))
  writeWhole(stamp, `${fingerprint}\n`, 0o644)
}

function tail(text: string): string {
  return text.trim().split('\n').slice(-15).join('\n')
}
