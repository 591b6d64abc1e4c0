// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { LauncherError } from '../console/say.ts'
import { holdLock } from '../state/hold-lock.ts'
import { runProgram } from '../state/run-program.ts'
import { cloneFolder } from '../state/state-folder.ts'
import { writeWhole } from '../state/write-whole.ts'
import { precompress } from './precompress.ts'
import { sourceFingerprint } from './source-fingerprint.ts'

const consoleFolder = join(cloneFolder, 'apps/console')
const built = join(consoleFolder, 'dist')
const scratch = join(cloneFolder, 'node_modules/.cache/console-build')
const stampName = 'built-from.txt'

/** Whether the console's files in `dist` were built from the sources as they are now. */
export function isConsoleFresh(): boolean {
  if (!existsSync(join(consoleFolder, 'vite.config.ts'))) return true
  const stamp = join(built, stampName)
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === sourceFingerprint(cloneFolder)
}

/**
 * Builds the console's files aside and puts them in place whole, so that neither a broken-off build
 * nor another start at the same moment leaves half a console.
 */
export async function buildConsole(): Promise<void> {
  mkdirSync(scratch, { recursive: true })
  await holdLock(join(scratch, 'lock'), async () => {
    if (isConsoleFresh()) return
    const fingerprint = sourceFingerprint(cloneFolder)
    const draft = join(scratch, 'draft')
    await runVite(draft)
    precompress(draft)
    writeWhole(join(draft, stampName), `${fingerprint}\n`, 0o644)
    rmSync(join(scratch, 'old'), { recursive: true, force: true })
    if (existsSync(built)) renameSync(built, join(scratch, 'old'))
    renameSync(draft, built)
  })
}

async function runVite(outFolder: string): Promise<void> {
  const vite = join(cloneFolder, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--outDir', outFolder, '--emptyOutDir']
  const run = await runProgram(process.execPath, args, {
    cwd: consoleFolder,
    env: { NODE_ENV: 'production' },
  })
  if (run.code === 0) return
  throw new LauncherError(
    { vi: 'Không dựng được giao diện quản lý.', en: 'The console did not build.' },
    {
      vi: 'Chạy ./tinhso check để xem lỗi ở tệp nào.',
      en: 'Run ./tinhso check to see which file is at fault.',
    },
    { detail: tail(run.errors || run.output) },
  )
}

function tail(text: string): string {
  return text.trim().split('\n').slice(-15).join('\n')
}
