// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { clusterIn } from '../postgres/cluster.ts'
import { countTables } from '../postgres/count-tables.ts'
import { ensurePostgres } from '../postgres/ensure-postgres.ts'
import { giveToPostgres } from '../postgres/give-to-postgres.ts'
import { embeddedUrl } from '../postgres/open-database.ts'

/**
 * Opens the copy once: PostgreSQL replays the log until the copy is consistent, every table is counted there,
 * and it is closed in order. A backup made so has been opened at least once, and its figures are exact.
 */
export async function settleCopy(stateFolder: string): Promise<Record<string, number>> {
  const copy = clusterIn(stateFolder, 'backup-pg')
  rmSync(join(copy.data, 'tinhso.conf'), { force: true })
  mkdirSync(copy.logs, { recursive: true, mode: 0o700 })
  await giveToPostgres(copy.data)
  const opened = await ensurePostgres(stateFolder, { cluster: 'backup-pg' })
  try {
    return await countTables(embeddedUrl(opened.superuserUrl))
  } finally {
    await opened.stop()
    for (const name of ['postmaster.opts', 'current_logfiles']) rmSync(join(copy.data, name), { force: true })
  }
}
