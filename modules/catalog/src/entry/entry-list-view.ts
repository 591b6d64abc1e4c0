// SPDX-License-Identifier: Apache-2.0
import { type Actor, agencyIdsFor, canEverywhere } from '@tinhso/kernel/access'
import type { Db } from '@tinhso/kernel/database'
import { foldedWords } from '@tinhso/kernel/search'
import { type RawBuilder, sql } from 'kysely'
import { permissions } from '../contract/index.ts'

/** What a list of entries is narrowed by; `q` finds with or without diacritics (R-CAT-09). */
export interface EntryFilter {
  readonly q?: string | undefined
  readonly ownerIds?: readonly string[] | undefined
  readonly sector?: string | undefined
  readonly dataType?: string | undefined
  readonly status?: string | undefined
  readonly access?: string | undefined
}

export interface EntryListQuery extends EntryFilter {
  readonly sort?: 'title' | 'updated' | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** A page of entry ids in order; the total counts everything the filter finds. */
export interface EntryIds {
  readonly ids: string[]
  readonly nextCursor: string | null
  readonly total: number
}

type Condition = RawBuilder<boolean>

const all = (conditions: readonly Condition[]): Condition =>
  sql<boolean>`${sql.join([...conditions], sql` and `)}`

/** Which entries an actor may know of: the public catalogue; officials also what is being registered by their agencies. */
export const visibleTo = (actor: Actor): Condition => {
  if (actor.kind === 'system' || canEverywhere(actor, permissions.seePrivate)) return sql<boolean>`true`
  const own = [...agencyIdsFor(actor, permissions.seePrivate)]
  const open = sql<boolean>`(access <> 'private' and security <> 'restricted' and status not in ('draft', 'under-review', 'refused'))`
  return own.length === 0 ? open : sql<boolean>`(${open} or owner_agency_id = any(${own}::uuid[]))`
}

const searchText = sql`kernel.fold(title || ' ' || purpose || ' ' || coalesce(scope, '') || ' ' || code)`

const conditionsOf = (filter: EntryFilter): Condition[] => {
  const conditions: Condition[] = []
  for (const word of filter.q ? foldedWords(filter.q).slice(0, 12) : []) {
    conditions.push(sql<boolean>`strpos(${searchText}, ${word}) > 0`)
  }
  if (filter.ownerIds) conditions.push(sql<boolean>`owner_agency_id = any(${[...filter.ownerIds]}::uuid[])`)
  if (filter.sector) conditions.push(sql<boolean>`sector = ${filter.sector}`)
  if (filter.dataType) conditions.push(sql<boolean>`data_type = ${filter.dataType}`)
  if (filter.status) conditions.push(sql<boolean>`status = ${filter.status}`)
  if (filter.access) conditions.push(sql<boolean>`access = ${filter.access}`)
  return conditions
}

const orderOf = ({ q, sort }: EntryListQuery) => {
  const exact = q ? sql`(strpos(lower(title), lower(${q.normalize('NFC').trim()})) > 0) desc, ` : sql``
  const chosen = sort === 'updated' ? sql`updated_at desc, id` : sql`title collate "vi-x-icu", id`
  return sql`${exact}${chosen}`
}

const offsetOf = (cursor: string | undefined) => {
  const offset = Number(cursor ? Buffer.from(cursor, 'base64url').toString() : 0)
  return Number.isSafeInteger(offset) && offset >= 0 ? offset : 0
}

/** One page of the catalogue as an actor may see it; titles in Vietnamese order, exact diacritics first when searching. */
export const listEntryIds = async (db: Db, actor: Actor, query: EntryListQuery): Promise<EntryIds> => {
  const limit = Math.min(query.limit ?? 25, 200)
  const offset = offsetOf(query.cursor)
  const { rows } = await sql<{ id: string; total: string }>`
    select id, count(*) over () as total from catalog.entry
    where ${all([visibleTo(actor), ...conditionsOf(query)])}
    order by ${orderOf(query)} limit ${limit} offset ${offset}`.execute(db)
  const total = Number(rows[0]?.total ?? 0)
  const next = offset + rows.length
  return {
    ids: rows.map(({ id }) => id),
    total,
    nextCursor: next < total ? Buffer.from(String(next)).toString('base64url') : null,
  }
}

/** How many visible entries each value of a column has, for the filters beside a list. */
export const countEntriesBy = async (
  db: Db,
  actor: Actor,
  column: 'sector' | 'data_type' | 'status' | 'access' | 'owner_agency_id',
  filter: EntryFilter = {},
): Promise<{ value: string; count: number }[]> => {
  const { rows } = await sql<{ value: string; count: string }>`
    select ${sql.ref(column)}::text as value, count(*) as count from catalog.entry
    where ${all([visibleTo(actor), sql<boolean>`${sql.ref(column)} is not null`, ...conditionsOf(filter)])}
    group by 1 order by 2 desc, 1`.execute(db)
  return rows.map((row) => ({ value: row.value, count: Number(row.count) }))
}
