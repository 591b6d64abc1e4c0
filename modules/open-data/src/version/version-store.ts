// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { type RawBuilder, sql } from 'kysely'
import type { Version, VersionFile } from '../publication/publication.ts'

type VersionRow = Omit<Version, 'knownLoad' | 'rowCount'> & { knownLoad: string; rowCount: string }

const columns = sql`publication_id as "publicationId", number, dataset_code as "datasetCode",
  published_at as "publishedAt", known_load as "knownLoad", row_count as "rowCount", title, description,
  owner_code as "ownerCode", owner_name as "ownerName", sector, sector_name as "sectorName", data_type as "dataType",
  update_cycle as "updateCycle", licence, legal_basis as "legalBasis", fields`

const select = async (db: Db | Tx, condition: RawBuilder<unknown>): Promise<Version[]> => {
  const { rows } = await sql<VersionRow>`select ${columns} from open_data.version where ${condition}`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, knownLoad: Number(row.knownLoad), rowCount: Number(row.rowCount) }))
}

/** All versions of a dataset, over all its publications, newest first (R-OPN-05). */
export const versionsOf = (db: Db | Tx, publicationId: string): Promise<Version[]> =>
  select(db, sql`publication_id = ${publicationId} order by number desc`)

/** One version of a publication. */
export const findVersion = async (
  db: Db | Tx,
  publicationId: string,
  number: number,
): Promise<Version | null> =>
  (await select(db, sql`publication_id = ${publicationId} and number = ${number}`))[0] ?? null

/** The versions now served, of every published dataset. */
export const currentVersions = (db: Db): Promise<Version[]> =>
  select(
    db,
    sql`(publication_id, number) in (select id, current_version from open_data.publication where status = 'published')
      order by published_at desc, dataset_code`,
  )

/** Current versions whose text holds every folded word. */
export const searchCurrentVersions = (db: Db, words: readonly string[]): Promise<Version[]> =>
  select(
    db,
    sql`(publication_id, number) in (select id, current_version from open_data.publication where status = 'published')
      and not exists (select from unnest(${[...words]}::text[]) as word where strpos(folded, word) = 0)
      order by published_at desc, dataset_code`,
  )

/** The files of several versions of one publication, by version number. */
export const filesOf = async (
  db: Db | Tx,
  publicationIds: readonly string[],
): Promise<(VersionFile & { publicationId: string; number: number })[]> => {
  const { rows } = await sql<VersionFile & { publicationId: string; number: number; size: string | number }>`
    select publication_id as "publicationId", version_number as number, format, hash, size from open_data.version_file
    where publication_id = any(${[...publicationIds]}::uuid[])
    order by publication_id, version_number, array_position(array['csv', 'json', 'geojson'], format)`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

export const insertVersion = async (tx: Tx, made: Version, files: readonly VersionFile[]): Promise<void> => {
  await sql`
    insert into open_data.version (publication_id, number, dataset_code, published_at, known_load, row_count, title,
      description, owner_code, owner_name, sector, sector_name, data_type, update_cycle, licence, legal_basis, fields)
    values (${made.publicationId}, ${made.number}, ${made.datasetCode}, ${made.publishedAt}, ${made.knownLoad},
      ${made.rowCount}, ${made.title}, ${made.description}, ${made.ownerCode}, ${made.ownerName}, ${made.sector},
      ${made.sectorName}, ${made.dataType}, ${made.updateCycle}, ${made.licence}, ${[...made.legalBasis]}::text[],
      ${JSON.stringify(made.fields)})`.execute(tx)
  for (const file of files) {
    await sql`
      insert into open_data.version_file (publication_id, version_number, format, hash, size)
      values (${made.publicationId}, ${made.number}, ${file.format}, ${file.hash}, ${file.size})`.execute(tx)
  }
}

/** Notes that a stored file no longer gives its checksum. */
export const recordFileFault = async (tx: Tx, hash: string, at: Date): Promise<void> => {
  await sql`insert into open_data.file_fault (hash, found_at) values (${hash}, ${at}) on conflict do nothing`.execute(
    tx,
  )
}

/** Which of these files were found altered. */
export const faultyFiles = async (db: Db, hashes: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql<{ hash: string }>`
    select hash from open_data.file_fault where hash = any(${[...hashes]}::text[])`.execute(db)
  return new Set(rows.map(({ hash }) => hash))
}

/** Numbers go on over withdrawals, so that an address never means two versions. */
export const nextVersionNumber = async (db: Db | Tx, datasetCode: string): Promise<number> => {
  const { rows } = await sql<{ last: number | null }>`
    select max(number) as last from open_data.version where dataset_code = ${datasetCode}`.execute(db)
  return (rows[0]?.last ?? 0) + 1
}
