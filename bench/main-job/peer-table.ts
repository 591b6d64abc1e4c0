// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'

/** The ten value columns of the newest dataset table, and an empty table with the same columns, indexes and constraints. */
export interface PeerTable {
  readonly name: string
  readonly columns: readonly string[]
}

const newestDataset = `
  select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname like 'f\\_f%'
  where c.relnamespace = 'dataset_rows'::regnamespace and c.relkind = 'r' and c.relname like 'd\\_%'
  group by c.oid order by c.oid desc limit 1`

/** Makes the table anew; what the platform writes beside the values (load, record number) is constant in it. */
export const makePeerTable = async (client: pg.Client): Promise<PeerTable> => {
  const { rows } = await client.query<{ name: string; columns: string[] }>(newestDataset)
  const { name, columns } = rows[0]!
  await client.query(`
    drop schema if exists bench_peer cascade;
    create schema bench_peer;
    create table bench_peer.rows (like dataset_rows.${name} including all);
    alter table bench_peer.rows alter batch_in set default 1, alter record_no set default 1`)
  return { name: 'bench_peer.rows', columns }
}
