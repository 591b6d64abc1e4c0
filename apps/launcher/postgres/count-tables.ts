// SPDX-License-Identifier: Apache-2.0
import pg from 'pg'

/** Rows of every table outside PostgreSQL's own schemas, counted at one moment; keys are `schema.table`. */
export async function countTables(databaseUrl: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{ name: string; sql: string }>(`
      select format('%s.%s', n.nspname, c.relname) as name,
             format('select count(*)::float8 as count from only %I.%I', n.nspname, c.relname) as sql
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      order by 1`)
    const counts: Record<string, number> = {}
    for (const { name, sql } of rows)
      counts[name] = (await client.query<{ count: number }>(sql)).rows[0]!.count
    return counts
  } finally {
    await client.end()
  }
}

/** The tables whose figures differ, as `name: expected → found`. */
export function countDifferences(expected: Record<string, number>, found: Record<string, number>): string[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort()
  return names
    .filter((name) => expected[name] !== found[name])
    .map((name) => `${name}: ${expected[name] ?? '–'} → ${found[name] ?? '–'}`)
}
