// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Db, Tx } from '@tinhso/kernel/database'
import { fold } from '@tinhso/kernel/search'
import { type RawBuilder, sql } from 'kysely'
import type { Agency } from '../contract/index.ts'

/** The version of a dated row that speaks for a day: the one valid then, else the last before, else the first after. */
const bestOn = (day: LocalDate) => sql`order by (valid_from <= ${day}::date) desc,
  case when valid_from <= ${day}::date then valid_from end desc nulls last, valid_from asc limit 1`

/** Columns and sources of an agency as it was on a day; the caller adds `where` and `order by` on `a`, `c`, `n`. */
export const agencyOn = (day: LocalDate): RawBuilder<Agency> => sql<Agency>`
  select a.id, c.code, c.scheme = 'provisional' as "provisionalCode", n.name, n.short_name as "shortName", a.level,
    a.kind, a.parent_id as "parentId", a.sector, a.manages_data as "managesData",
    nullif(a.valid_from, '-infinity'::date) as "validFrom", a.valid_to as "validTo",
    a.valid_from <= ${day}::date and (a.valid_to is null or a.valid_to > ${day}::date) as active
  from organisations.agency a
  cross join lateral (select code, scheme from organisations.agency_code where agency_id = a.id ${bestOn(day)}) c
  cross join lateral (select name, short_name from organisations.agency_name where agency_id = a.id ${bestOn(day)}) n`

const first = async (database: Db | Tx, query: RawBuilder<Agency>): Promise<Agency | null> =>
  (await query.execute(database)).rows[0] ?? null

/** An agency by its internal id, as of a day. */
export const findAgencyById = (database: Db | Tx, id: string, day: LocalDate): Promise<Agency | null> =>
  first(database, sql<Agency>`${agencyOn(day)} where a.id = ${id}`)

/**
 * The agency that held a code on a day; when nobody did, the one that held it last, so that old addresses go on
 * working after a code has been replaced.
 */
export const findAgencyByCode = (database: Db | Tx, code: string, day: LocalDate): Promise<Agency | null> =>
  first(
    database,
    sql<Agency>`${agencyOn(day)} where a.id = (select agency_id from organisations.agency_code where code = ${code}
      order by (daterange(valid_from, valid_to) @> ${day}::date) desc, valid_from desc limit 1)`,
  )

/** Agencies by internal id; ids that do not exist are left out. */
export const findAgenciesByIds = async (
  database: Db | Tx,
  ids: readonly string[],
  day: LocalDate,
): Promise<Map<string, Agency>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Agency>`${agencyOn(day)} where a.id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map((agency) => [agency.id, agency]))
}

/**
 * Agencies that bore a name at any time (full or short, case and diacritics do not matter); one bearing it on the day,
 * and active then, comes first.
 */
export const findAgenciesByName = async (
  database: Db | Tx,
  name: string,
  day: LocalDate,
): Promise<Agency[]> => {
  const folded = fold(name)
  const { rows } = await sql<Agency>`${agencyOn(day)} where exists (select from organisations.agency_name v
      where v.agency_id = a.id and (kernel.fold(v.name) = ${folded} or kernel.fold(v.short_name) = ${folded}))
    order by (kernel.fold(n.name) = ${folded}) desc, active desc, c.code`.execute(database)
  return rows
}

/** The agency and everything under it, by id. */
export const findDescendantIds = async (database: Db | Tx, agencyId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive tree as (
      select id from organisations.agency where id = ${agencyId}
      union select child.id from organisations.agency child join tree on child.parent_id = tree.id)
    select id from tree`.execute(database)
  return rows.map(({ id }) => id)
}

/** Parent of every agency, for the cycle check. */
export const readParents = async (database: Db | Tx): Promise<Map<string, string | null>> => {
  const { rows } = await sql<{ id: string; parent: string | null }>`
    select id, parent_id as parent from organisations.agency`.execute(database)
  return new Map(rows.map(({ id, parent }) => [id, parent]))
}
