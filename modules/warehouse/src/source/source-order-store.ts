// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'

/** Which source counts before which in a dataset; the first counts most. */
export interface SourceOrder {
  readonly sources: readonly string[]
  readonly reason: string
  readonly decidedName: string
  readonly decidedAt: Date
  readonly version: number
}

/** The order of a dataset's sources; null: nobody decided one. */
export const findSourceOrder = async (db: Db | Tx, datasetId: string): Promise<SourceOrder | null> => {
  const { rows } = await sql<SourceOrder>`select sources, reason, decided_name as "decidedName",
      decided_at as "decidedAt", version from warehouse.source_order where dataset_id = ${datasetId}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Writes the order of a dataset's sources over the version that was read; false: somebody was faster. */
export const saveSourceOrder = async (
  tx: Tx,
  datasetId: string,
  order: {
    readonly sources: readonly string[]
    readonly reason: string
    readonly person: { readonly id: string | null; readonly name: string }
    readonly at: Date
    readonly version: number
  },
): Promise<boolean> => {
  const { sources, reason, person, at, version } = order
  const { rows } = await sql`insert into warehouse.source_order as o
      (dataset_id, sources, reason, decided_by, decided_name, decided_at, version)
    values (${datasetId}, ${sources}::text[], ${reason}, ${person.id}, ${person.name}, ${at}, 1)
    on conflict (dataset_id) do update set sources = excluded.sources, reason = excluded.reason,
      decided_by = excluded.decided_by, decided_name = excluded.decided_name, decided_at = excluded.decided_at,
      version = o.version + 1 where o.version = ${version}
    returning version`.execute(tx)
  return rows.length > 0
}

/** The sources of a dataset's batches, each under the name it had last. */
export const knownSources = async (
  db: Db | Tx,
  datasetId: string,
): Promise<{ key: string; name: string; batch: number }[]> =>
  (
    await sql<{ key: string; name: string; batch: number }>`select distinct on (source_key)
        source_key as key, source as name, number as batch from warehouse.batch
      where dataset_id = ${datasetId} and source_key is not null and source is not null
        and status not in ('cancelled', 'failed', 'returned')
      order by source_key, number desc`.execute(db)
  ).rows
