// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Command } from '../command.ts'
import { LauncherError } from '../console/say.ts'
import { ensurePostgres, type RunningPostgres } from '../postgres/ensure-postgres.ts'
import { cloneFolder } from '../state/state-folder.ts'
import { findTestFiles } from '../test-files/find-test-files.ts'

/**
 * Runs the tests, all or those whose path contains one of the arguments, against the disposable PostgreSQL.
 * A PostgreSQL that was started for it is stopped at the end, unless `--keep` was given or others use it.
 */
export const testCommand: Command = {
  name: 'test',
  summary: {
    vi: 'chạy kiểm thử (thêm một phần đường dẫn để chọn; --keep: để PostgreSQL kiểm thử chạy tiếp)',
    en: 'run the tests (add part of a path to choose; --keep: leave the PostgreSQL of the tests running)',
  },
  run: async ({ args, stateFolder }) => {
    const keep = args.includes('--keep')
    const parts = args.filter((arg) => arg !== '--keep')
    const files = findTestFiles(cloneFolder, parts)
    if (files.length === 0) {
      process.stderr.write(`Không có tệp kiểm thử nào khớp · no test file matches: ${parts.join(' ')}\n`)
      return 1
    }
    if (!existsSync(join(cloneFolder, 'node_modules/playwright-core'))) throw withoutTestPackages()
    const postgres = await ensurePostgres(stateFolder, { cluster: 'test-pg' })
    try {
      return await runNodeTests(files, { TINHSO_TEST_DATABASE_URL: postgres.superuserUrl })
    } finally {
      if (!keep && !postgres.adopted && !(await hasOtherUsers(postgres))) await postgres.stop()
    }
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

/** Whether another run of tests works on the same server; one that does not answer has none. */
async function hasOtherUsers({ superuserUrl }: RunningPostgres): Promise<boolean> {
  const client = new pg.Client({ connectionString: superuserUrl, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    const { rowCount } = await client.query(
      "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    )
    return rowCount !== 0
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function withoutTestPackages(): LauncherError {
  return new LauncherError(
    {
      vi: 'Bản cài này không có các gói dành cho kiểm thử (đóng gói bằng --runtime-only).',
      en: 'This installation has no packages for tests (packed with --runtime-only).',
    },
    { vi: 'Cài từ gói đầy đủ để chạy kiểm thử.', en: 'Install from a full pack to run the tests.' },
  )
}
