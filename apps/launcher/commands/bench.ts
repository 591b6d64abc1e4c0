// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import type { Command } from '../command.ts'
import { say } from '../console/say.ts'
import { ensurePostgres } from '../postgres/ensure-postgres.ts'
import { cloneFolder } from '../state/state-folder.ts'

/** Runs the measurements of bench/, all or those whose path contains one of the arguments, one after another. */
export const benchCommand: Command = {
  name: 'bench',
  summary: { vi: 'đo tốc độ', en: 'measure speed' },
  run: async ({ args, stateFolder }) => {
    const found = globSync('bench/**/*.bench.ts', { cwd: cloneFolder }).sort()
    const chosen =
      args.length === 0 ? found : found.filter((file) => args.some((part) => file.includes(part)))
    if (chosen.length === 0) {
      say({ vi: 'Không có phép đo nào khớp.', en: 'No measurement matches.' })
      return 1
    }
    const { superuserUrl } = await ensurePostgres(stateFolder, { cluster: 'test-pg' })
    const codes: number[] = []
    for (const file of chosen) codes.push(await measure(file, superuserUrl))
    return codes.some((code) => code !== 0) ? 1 : 0
  },
}

function measure(file: string, databaseUrl: string): Promise<number> {
  const env = { ...process.env, TINHSO_TEST_DATABASE_URL: databaseUrl }
  const run = spawn(process.execPath, [file], { cwd: cloneFolder, stdio: 'inherit', env })
  return new Promise((resolve) => run.on('exit', (code) => resolve(code ?? 1)))
}
