// SPDX-License-Identifier: Apache-2.0
import type { Command } from '../command.ts'
import { ensurePostgres } from '../postgres/ensure-postgres.ts'

/** Starts the disposable PostgreSQL of the tests and prints the line that a shell needs to use it. */
export const testDatabaseCommand: Command = {
  name: 'test-database',
  summary: {
    vi: 'bật PostgreSQL dành cho kiểm thử và in dòng export',
    en: 'start the PostgreSQL of the tests and print the export line',
  },
  run: async ({ stateFolder }) => {
    const { superuserUrl } = await ensurePostgres(stateFolder, { cluster: 'test-pg' })
    process.stdout.write(`export TINHSO_TEST_DATABASE_URL='${superuserUrl}'\n`)
    return 0
  },
}
