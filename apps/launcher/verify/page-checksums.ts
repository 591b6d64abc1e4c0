// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'
import { type Check, judged, unchecked } from './check-result.ts'
import { tryQuery } from './try-query.ts'
import { useExtension } from './with-extensions.ts'

/**
 * Reads every page of every table and index from the disk, not from memory: PostgreSQL compares the checksum
 * of each page it reads, so a byte that changed on the disk shows.
 */
export const pageChecksums: Check = {
  title: { vi: 'Trang dữ liệu trên đĩa', en: 'Pages on the disk' },
  run: async ({ client }, tell) => {
    const { rows } = await client.query<{ on: string }>("select current_setting('data_checksums') as on")
    if (rows[0]?.on !== 'on') return unchecked('data_checksums = off')
    for (const name of ['pg_prewarm', 'pg_buffercache'] as const) {
      const refused = await useExtension(client, name)
      if (refused) return unchecked(refused)
    }
    const emptied = await tryQuery(client, 'select pg_buffercache_evict_all()')
    if (emptied.failure) return unchecked(emptied.failure)
    const relations = await relationsOnDisk(client)
    const problems: string[] = []
    for (const [index, { name, oid, fork }] of relations.entries()) {
      if (index % 100 === 0) tell(`${index}/${relations.length}`)
      const read = await tryQuery(client, "select pg_prewarm($1::oid, 'buffer', $2)", [oid, fork])
      if (read.failure && (await stillThere(client, oid))) problems.push(`${name} (${fork}): ${read.failure}`)
    }
    return judged({ vi: `${relations.length} phần`, en: `${relations.length} parts` }, problems)
  },
}

/** Every part of every relation that has content, memory emptied of them before (written pages first). */
async function relationsOnDisk(client: pg.Client) {
  const { rows } = await client.query<{ name: string; oid: string; fork: string }>(`
    select c.oid::regclass::text as name, c.oid::text as oid, fork
    from pg_class c, unnest(array['main', 'fsm', 'vm']) as fork
    where c.relkind in ('r', 'm', 't', 'i', 'S') and c.relpersistence = 'p' and pg_relation_size(c.oid, fork) > 0
    order by 1, 3`)
  return rows
}

async function stillThere(client: pg.Client, oid: string): Promise<boolean> {
  return (await client.query('select from pg_class where oid = $1', [oid])).rowCount === 1
}
