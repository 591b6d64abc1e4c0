// SPDX-License-Identifier: Apache-2.0
import pg from 'pg'

interface Maintained {
  readonly tables: number
  /** Segments of the write-ahead log that were left behind. */
  readonly logSegments: number
  /** What the database server did not let us do; in words for the operator. */
  readonly refused: readonly string[]
}

const userTables = `
  select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and c.relpersistence <> 't' and pg_relation_size(c.oid) > 0
    and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
    and (n.nspname || '.' || c.relname = any($1) or n.nspname = any($1)) order by 1`

/** Rewrites tables so that no dead row stays in their files; what planners remember of values is made anew too. */
const rewriteTables = async (client: pg.Client, touched: readonly string[]): Promise<number> => {
  const { rows } = await client.query<{ name: string }>(userTables, [touched])
  for (const { name } of rows) await client.query(`vacuum (full, analyze) ${name}`)
  await client.query('vacuum (full) pg_catalog.pg_statistic')
  return rows.length
}

const segmentCount = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) as count from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'`,
  )
  return Number(rows[0]!.count)
}

const mostSegments = 300

/**
 * Leaves every present segment of the write-ahead log behind. Without `wal_recycle` old ones are removed; those already
 * kept for reuse are written over as the log goes through them.
 */
const leaveLog = async (client: pg.Client): Promise<number> => {
  await client.query('checkpoint')
  const segments = Math.min(await segmentCount(client), mostSegments)
  for (let left = segments + 1; left > 0; left -= 1) {
    await client.query(`select pg_logical_emit_message(false, 'tinhso', '')`)
    await client.query('select pg_switch_wal()')
    if (left % 8 === 0) await client.query('checkpoint')
  }
  await client.query('checkpoint')
  await client.query('checkpoint')
  return segments
}

/**
 * Takes what was deleted out of the files of the database: rewrites the touched tables and leaves the write-ahead log
 * behind. `touched`: names of schemas or of tables. Signs in as the owner; on a server where the owner may not do a part of it, that part is named in `refused`.
 */
export const maintainDatabase = async (ownerUrl: string, touched: readonly string[]): Promise<Maintained> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const refused: string[] = []
  const attempt = async (name: string, work: () => Promise<number>): Promise<number> => {
    try {
      return await work()
    } catch (error) {
      refused.push(`${name}: ${(error as { code?: string }).code ?? 'error'}`)
      return 0
    }
  }
  try {
    const tables = await attempt('vacuum full', () => rewriteTables(client, touched))
    const { rows } = await client.query<{ wal_recycle: string }>('show wal_recycle')
    if (rows[0]?.wal_recycle === 'on') refused.push('wal_recycle = on')
    const logSegments = await attempt('checkpoint, pg_switch_wal', () => leaveLog(client))
    return { tables, logSegments, refused }
  } finally {
    await client.end()
  }
}
