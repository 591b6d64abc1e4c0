// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import type { Command } from '../command.ts'
import { ensurePostgres } from '../postgres/ensure-postgres.ts'
import { cloneFolder } from '../state/state-folder.ts'
import { findTestFiles } from '../test-files/find-test-files.ts'

/** Runs the tests, all or those whose path contains one of the arguments, against the disposable PostgreSQL. */
export const testCommand: Command = {
  name: 'test',
  summary: {
    vi: 'chạy kiểm thử (thêm một phần đường dẫn để chọn)',
    en: 'run the tests (add part of a path to choose)',
  },
  run: async ({ args, stateFolder }) => {
    const files = findTestFiles(cloneFolder, args)
    if (files.length === 0) {
      process.stderr.write(`Không có tệp kiểm thử nào khớp · no test file matches: ${args.join(' ')}\n`)
      return 1
    }
    const { superuserUrl } = await ensurePostgres(stateFolder, { cluster: 'test-pg' })
    return await runNodeTests(files, { TINHSO_TEST_DATABASE_URL: superuserUrl })
  },
}

/** The exit code of node's own test runner, whose summary ends the output. */
function runNodeTests(files: readonly string[], environment: Record<string, string>): Promise<number> {
  const runner = spawn(
    process.execPath,
    ['--test', '--test-concurrency=2', '--test-reporter=spec', '--test-timeout=600000', ...files],
    { cwd: cloneFolder, stdio: 'inherit', env: { ...process.env, ...environment } },
  )
  return new Promise((resolve, reject) => {
    runner.on('error', reject)
    runner.on('exit', (code) => resolve(code ?? 1))
  })
}
