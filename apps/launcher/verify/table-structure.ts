// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'
import { type Check, judged, unchecked } from './check-result.ts'
import { tryQuery } from './try-query.ts'
import { useExtension } from './with-extensions.ts'

type Relation = { name: string; oid: string; method: string }

const checks: Record<string, string> = {
  heap: `select format('block %s, row %s: %s', blkno, offnum, msg) as problem
         from verify_heapam($1::oid::regclass, check_toast => true)`,
  btree: `select null as problem from bt_index_check($1::oid::regclass, heapallindexed => true, checkunique => true)`,
  gin: `select null as problem from gin_index_check($1::oid::regclass)`,
}

/** PostgreSQL's own check of its structures (amcheck): every row readable, every row in every index, unique ones unique. */
export const tableStructure: Check = {
  title: { vi: 'Cấu trúc bảng và chỉ mục', en: 'Structure of tables and indexes' },
  run: async ({ client }, tell) => {
    const refused = await useExtension(client, 'amcheck')
    if (refused) return unchecked(refused)
    const relations = await checkable(client)
    const problems: string[] = []
    for (const [index, relation] of relations.entries()) {
      if (index % 100 === 0) tell(`${index}/${relations.length}`)
      problems.push(...(await problemsOf(client, relation)))
    }
    return judged(
      { vi: `${relations.length} bảng và chỉ mục`, en: `${relations.length} tables and indexes` },
      problems,
    )
  },
}

async function problemsOf(client: pg.Client, { name, oid, method }: Relation): Promise<string[]> {
  const { rows, failure } = await tryQuery<{ problem: string | null }>(client, checks[method]!, [oid])
  const there = await client.query('select from pg_class where oid = $1', [oid])
  if (there.rowCount === 0) return []
  const found = rows.map(({ problem }) => problem).filter((problem) => problem !== null)
  return [...found, ...(failure ? [failure] : [])].map((problem) => `${name}: ${problem}`)
}

/** Index kinds without a structural check of their own (GiST, BRIN) are covered by their page checksums. */
async function checkable(client: pg.Client): Promise<Relation[]> {
  const { rows } = await client.query<Relation>(
    `
    select c.oid::regclass::text as name, c.oid::text as oid, a.amname as method
    from pg_class c join pg_am a on a.oid = c.relam left join pg_index i on i.indexrelid = c.oid
    where c.relpersistence = 'p' and a.amname = any ($1)
      and (c.relkind in ('r', 'm') or (c.relkind = 'i' and i.indisvalid and i.indisready))
    order by 1`,
    [Object.keys(checks)],
  )
  return rows
}
