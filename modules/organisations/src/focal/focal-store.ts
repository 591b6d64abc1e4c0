// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { FocalOfficer, FocalRank } from '../contract/index.ts'

const columns = sql`id, rank, full_name as "fullName", position, duty, phone, email, account_id as "accountId",
  active_from as "activeFrom", active_to as "activeTo"`

/** Focal officers of an agency, present ones first, then former ones. */
export const readFocalOfficers = async (database: Db | Tx, agencyId: string): Promise<FocalOfficer[]> => {
  const { rows } = await sql<FocalOfficer>`
    select ${columns} from organisations.focal_officer where agency_id = ${agencyId}
    order by active_to desc nulls first, rank desc`.execute(database)
  return rows
}

/** The officer who holds a rank now, locked; null when nobody does. */
export const lockActiveOfficer = async (
  tx: Tx,
  agencyId: string,
  rank: FocalRank,
): Promise<FocalOfficer | null> => {
  const { rows } = await sql<FocalOfficer>`
    select ${columns} from organisations.focal_officer
    where agency_id = ${agencyId} and rank = ${rank} and active_to is null for update`.execute(tx)
  return rows[0] ?? null
}

export const insertOfficer = async (tx: Tx, agencyId: string, officer: FocalOfficer): Promise<void> => {
  await sql`insert into organisations.focal_officer
      (id, agency_id, rank, full_name, position, duty, phone, email, account_id, active_from)
    values (${officer.id}, ${agencyId}, ${officer.rank}, ${officer.fullName}, ${officer.position}, ${officer.duty},
      ${officer.phone}, ${officer.email}, ${officer.accountId}, ${officer.activeFrom})`.execute(tx)
}

/** Ends an officer's term; a day before its beginning is taken as its beginning. */
export const endOfficer = async (tx: Tx, id: string, on: LocalDate): Promise<void> => {
  await sql`update organisations.focal_officer set active_to = greatest(active_from, ${on}::date)
    where id = ${id}`.execute(tx)
}

/** Ranks held now, by agency. */
export const readHeldRanks = async (database: Db): Promise<Map<string, Set<FocalRank>>> => {
  const { rows } = await sql<{ agencyId: string; rank: FocalRank }>`
    select agency_id as "agencyId", rank from organisations.focal_officer where active_to is null`.execute(
    database,
  )
  const held = new Map<string, Set<FocalRank>>()
  for (const { agencyId, rank } of rows) held.set(agencyId, new Set([...(held.get(agencyId) ?? []), rank]))
  return held
}

interface FocalPointRow {
  readonly id: string
  readonly agencyId: string
  readonly activeFrom: LocalDate
  readonly decision: string | null
}

/** The provincial focal point now; null before the first one is decided. */
export const readFocalPoint = async (database: Db | Tx): Promise<FocalPointRow | null> => {
  const { rows } = await sql<FocalPointRow>`
    select id, agency_id as "agencyId", active_from as "activeFrom", decision
    from organisations.provincial_focal_point where active_to is null`.execute(database)
  return rows[0] ?? null
}

/** Puts a new provincial focal point in the place of the present one. */
export const replaceFocalPoint = async (
  tx: Tx,
  row: { id: string; agencyId: string; from: LocalDate; decision: string | null },
): Promise<void> => {
  await sql`update organisations.provincial_focal_point set active_to = ${row.from} where active_to is null`.execute(
    tx,
  )
  await sql`insert into organisations.provincial_focal_point (id, agency_id, active_from, decision)
    values (${row.id}, ${row.agencyId}, ${row.from}, ${row.decision})`.execute(tx)
}
