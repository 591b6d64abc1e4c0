// SPDX-License-Identifier: Apache-2.0
import { readdirSync, rmSync } from 'node:fs'
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { LauncherError } from '../console/say.ts'
import { copyTree } from './copy-tree.ts'

/** Folders that a copy carries empty: their content belongs to the running server (PostgreSQL manual, 25.3.4). */
const emptied = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]
const left = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'current_logfiles',
  'backup_label',
  'tablespace_map',
])

/**
 * Copies the data folder of a running server as PostgreSQL's own base backup does: between backup start and stop,
 * with the log written meanwhile. The copy becomes consistent when it is first opened.
 */
export async function copyDatabase(superuserUrl: string, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await refuseTablespaces(client)
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [
      `backup_${process.pid}`,
    ])
    await client.query('select pg_backup_start($1, fast => true)', ['tinhso backup'])
    rmSync(to, { recursive: true, force: true })
    await copyTree(from, to, isCopied)
    await copyFile(join(from, 'global/pg_control'), join(to, 'global/pg_control'))
    const { rows } = await client.query<Stopped>(
      'select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(wait_for_archive => false)',
    )
    await writeFile(join(to, 'backup_label'), rows[0]!.label, { mode: 0o600 })
    await copyLog(from, to, rows[0]!)
  } finally {
    await client.end()
  }
}

type Stopped = { label: string; last: string }

/** `pg_control` is copied last, as PostgreSQL's own tool does. */
function isCopied(path: string, isFolder: boolean): boolean {
  if (!isFolder && emptied.some((folder) => path.startsWith(`${folder}/`))) return false
  if (isFolder && path.startsWith('pg_replslot/')) return false
  const name = path.slice(path.lastIndexOf('/') + 1)
  return (
    !left.has(path) &&
    !name.startsWith('pgsql_tmp') &&
    !name.startsWith('pg_internal.init') &&
    path !== 'global/pg_control'
  )
}

/** The segments from the backup's start to its stop; the temporary slot has kept them. */
async function copyLog(from: string, to: string, { label, last }: Stopped): Promise<void> {
  const first = /\(file ([0-9A-F]{24})\)/.exec(label)?.[1]
  if (!first) throw new Error('the backup label names no log segment')
  const needed = readdirSync(join(from, 'pg_wal')).filter(
    (name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last,
  )
  if (!needed.includes(first) || !needed.includes(last))
    throw new Error(`log segments ${first} to ${last} are not all there`)
  for (const name of needed) await copyFile(join(from, 'pg_wal', name), join(to, 'pg_wal', name))
}

async function refuseTablespaces(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    "select from pg_tablespace where spcname not in ('pg_default', 'pg_global')",
  )
  if (rowCount === 0) return
  throw new LauncherError(
    {
      vi: 'Cơ sở dữ liệu có tablespace riêng; lệnh này chưa sao lưu được.',
      en: 'The database has tablespaces of its own, which this command does not back up.',
    },
    {
      vi: 'Chuyển các bảng về tablespace mặc định, hoặc dùng pg_basebackup.',
      en: 'Move the tables to the default tablespace, or use pg_basebackup.',
    },
  )
}
