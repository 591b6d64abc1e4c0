// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { ReadingChoices, ReadingProfile } from '../contract/index.ts'

const MOST_SHAPES = 50

/** What tells files of one shape: their titles without regard to blanks and capitals. */
export const shapeOf = (header: readonly string[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(header.map((title) => title.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase())),
    )
    .digest('hex')

/** Every profile of a dataset, the latest confirmed first; at most 50. */
export const findReadingProfiles = async (db: Db | Tx, datasetId: string): Promise<ReadingProfile[]> =>
  (
    await sql<{ body: ReadingProfile }>`select body from warehouse.reading_profile
      where dataset_id = ${datasetId} order by confirmed_at desc limit ${MOST_SHAPES}`.execute(db)
  ).rows.map(({ body }) => body)

/** The choices of all profiles together; where they differ, the latest counts. */
export const rememberedChoices = (profiles: readonly ReadingProfile[]): ReadingChoices =>
  Object.assign({}, ...profiles.toReversed().map(({ choices }) => choices)) as ReadingChoices

/** Remembers how files of a shape are read; the last confirmation counts. */
export const saveReadingProfile = async (
  tx: Tx,
  datasetId: string,
  schemaVersion: number,
  profile: ReadingProfile,
  confirmed: { by: string | null; name: string; at: Date },
): Promise<void> => {
  const body = JSON.stringify(profile)
  await sql`insert into warehouse.reading_profile
      (dataset_id, shape, schema_version, body, confirmed_by, confirmed_name, confirmed_at)
    values (${datasetId}, ${shapeOf(profile.header)}, ${schemaVersion}, ${body}::jsonb, ${confirmed.by}, ${confirmed.name}, ${confirmed.at})
    on conflict (dataset_id, shape) do update set schema_version = excluded.schema_version, body = excluded.body,
      confirmed_by = excluded.confirmed_by, confirmed_name = excluded.confirmed_name, confirmed_at = excluded.confirmed_at`.execute(
    tx,
  )
}
