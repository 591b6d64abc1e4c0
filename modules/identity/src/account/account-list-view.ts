// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import { fold } from '@tinhso/kernel/search'
import { type RawBuilder, sql } from 'kysely'
import type { AccountStatus, AccountSummary } from '../contract/index.ts'
import { roleTitle } from '../grant/role-titles.ts'
import { readAccounts } from '../permissions.ts'
import type { AccountParts } from './account-parts.ts'
import { administeredAgencies } from './administration.ts'

/** What a list of accounts is narrowed to. */
export interface AccountFilters {
  readonly q?: string | undefined
  readonly status?: AccountStatus | undefined
  /** Code of an agency; the agencies under it are included. */
  readonly agency?: string | undefined
  readonly role?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

interface Row {
  username: string
  displayName: string
  position: string | null
  agencyId: string | null
  status: AccountStatus
  roles: string[]
  lastSignInAt: Date | null
}

const heldToday = (day: string) => sql`
  g.account_id = a.id and g.revoked_at is null and g.valid_from <= ${day}::date
  and (g.valid_to is null or g.valid_to > ${day}::date)`

const conditions = async (parts: AccountParts, actor: Actor, filters: AccountFilters) => {
  const scope = administeredAgencies(actor, readAccounts)
  const all: RawBuilder<unknown>[] = []
  if (scope) all.push(sql`a.agency_id = any(${scope}::uuid[])`)
  if (filters.status) all.push(sql`a.status = ${filters.status}`)
  if (filters.agency) {
    const agency = await parts.agencies.byCode(filters.agency)
    const below = agency ? await parts.agencies.descendantIds(agency.id) : []
    all.push(sql`a.agency_id = any(${[...below]}::uuid[])`)
  }
  if (filters.role) {
    const today = parts.kernel.clock.today()
    all.push(
      sql`exists (select from identity.role_grant g where ${heldToday(today)} and g.role = ${filters.role})`,
    )
  }
  for (const word of fold(filters.q ?? '')
    .split(' ')
    .filter(Boolean))
    all.push(
      sql`kernel.fold(concat_ws(' ', a.username, a.display_name, a.position_title)) like ${`%${word}%`}`,
    )
  return all
}

const allOf = (list: readonly RawBuilder<unknown>[]) =>
  list.length > 0 ? sql`where ${sql.join([...list], sql` and `)}` : sql``

const summaryOf = (row: Row, names: ReadonlyMap<string, { code: string; name: string }>): AccountSummary => {
  const agency = names.get(row.agencyId ?? '')
  return {
    username: row.username,
    displayName: row.displayName,
    position: row.position,
    agencyCode: agency?.code ?? null,
    agencyName: agency?.name ?? null,
    status: row.status,
    roles: row.roles.map((role) => ({ role, title: roleTitle(role) })),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
  }
}

/** Accounts inside the scope of the one who asks, by username. */
export const listAccounts = async (
  parts: AccountParts,
  actor: Actor,
  filters: AccountFilters,
): Promise<{ items: AccountSummary[]; nextCursor: string | null; total: number }> => {
  const { read } = parts.kernel.database
  const limit = filters.limit ?? 50
  const wanted = await conditions(parts, actor, filters)
  const page = filters.cursor ? [...wanted, sql`a.username > ${filters.cursor}`] : wanted
  const { rows } = await sql<Row>`
    select a.username, a.display_name as "displayName", a.position_title as position, a.agency_id as "agencyId",
      a.status, a.last_sign_in_at as "lastSignInAt",
      array(select distinct g.role from identity.role_grant g
        where ${heldToday(parts.kernel.clock.today())} order by g.role) as roles
    from identity.account a ${allOf(page)} order by a.username limit ${limit + 1}`.execute(read)
  const total = await sql<{ n: string }>`
    select count(*) as n from identity.account a ${allOf(wanted)}`.execute(read)
  const shown = rows.slice(0, limit)
  const names = await parts.agencies.byIds(shown.map(({ agencyId }) => agencyId))
  return {
    items: shown.map((row) => summaryOf(row, names)),
    nextCursor: rows.length > limit ? shown.at(-1)!.username : null,
    total: Number(total.rows[0]!.n),
  }
}
