// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { Publication } from './publication.ts'

const columns = sql`id, dataset_id as "datasetId", dataset_code as "datasetCode", owner_agency_id as "ownerAgencyId",
  case_id as "caseId", status, field_ids as "fieldIds", licence, current_version as "currentVersion",
  prepared_at as "preparedAt", published_at as "publishedAt", withdrawn_at as "withdrawnAt",
  withdrawal_reason as "withdrawalReason", version`

/** The publication, locked until the transaction ends. */
export const lockPublication = async (tx: Tx, id: string): Promise<Publication | null> => {
  const { rows } = await sql<Publication>`
    select ${columns} from open_data.publication where id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

/** The publication of a dataset that is alive: neither refused nor withdrawn. */
export const findAlive = async (db: Db | Tx, datasetCode: string): Promise<Publication | null> => {
  const { rows } = await sql<Publication>`
    select ${columns} from open_data.publication
    where dataset_code = ${datasetCode} and status not in ('refused', 'withdrawn')`.execute(db)
  return rows[0] ?? null
}

/** The newest publication of a dataset, whatever became of it. */
export const findNewest = async (db: Db | Tx, datasetCode: string): Promise<Publication | null> => {
  const { rows } = await sql<Publication>`
    select ${columns} from open_data.publication
    where dataset_code = ${datasetCode} order by prepared_at desc, id desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** What anyone may know of a dataset: published, or withdrawn after it had been published (R-OPN-12). */
export const findPublic = async (db: Db | Tx, datasetCode: string): Promise<Publication | null> => {
  const { rows } = await sql<Publication>`
    select ${columns} from open_data.publication
    where dataset_code = ${datasetCode} and current_version is not null
    order by (status = 'published') desc, prepared_at desc, id desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** Publications of these agencies, or of all when null; newest first. */
export const listPublications = async (
  db: Db,
  agencyIds: readonly string[] | null,
): Promise<Publication[]> => {
  const { rows } = await sql<Publication>`
    select ${columns} from open_data.publication
    where ${agencyIds === null}::boolean or owner_agency_id = any(${[...(agencyIds ?? [])]}::uuid[])
    order by prepared_at desc, id desc limit 500`.execute(db)
  return rows
}

export const insertPublication = async (tx: Tx, made: Publication): Promise<void> => {
  await sql`
    insert into open_data.publication
      (id, dataset_id, dataset_code, owner_agency_id, case_id, status, field_ids, licence, prepared_at)
    values (${made.id}, ${made.datasetId}, ${made.datasetCode}, ${made.ownerAgencyId}, ${made.caseId}, ${made.status},
      ${[...made.fieldIds]}::text[], ${made.licence}, ${made.preparedAt})`.execute(tx)
}

/** Changes what a step changes; the caller holds the lock. */
export const updatePublication = async (
  tx: Tx,
  id: string,
  changes: Partial<
    Pick<
      Publication,
      'status' | 'caseId' | 'currentVersion' | 'publishedAt' | 'withdrawnAt' | 'withdrawalReason'
    >
  >,
): Promise<void> => {
  await sql`
    update open_data.publication set
      status = coalesce(${changes.status ?? null}, status),
      case_id = coalesce(${changes.caseId ?? null}::uuid, case_id),
      current_version = coalesce(${changes.currentVersion ?? null}::integer, current_version),
      published_at = coalesce(${changes.publishedAt ?? null}::timestamptz, published_at),
      withdrawn_at = coalesce(${changes.withdrawnAt ?? null}::timestamptz, withdrawn_at),
      withdrawal_reason = coalesce(${changes.withdrawalReason ?? null}, withdrawal_reason),
      version = version + 1
    where id = ${id}`.execute(tx)
}

export const findPublicationById = async (db: Db | Tx, id: string): Promise<Publication | null> => {
  const { rows } =
    await sql<Publication>`select ${columns} from open_data.publication where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The publication of a dataset that is public now. */
export const findPublishedById = async (db: Db | Tx, datasetId: string): Promise<Publication | null> => {
  const { rows } = await sql<Publication>`
    select ${columns} from open_data.publication where dataset_id = ${datasetId} and status = 'published'`.execute(
    db,
  )
  return rows[0] ?? null
}
