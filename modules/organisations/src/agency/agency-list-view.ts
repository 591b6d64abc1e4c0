// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Db } from '@tinhso/kernel/database'
import { fold } from '@tinhso/kernel/search'
import { sql } from 'kysely'
import type { Agency, AgencyList, AgencyListQuery } from '../contract/index.ts'
import { agencyOn } from './agency-lookup.ts'

interface Position {
  readonly key: string
  readonly code: string
}

const writeCursor = (position: Position): string =>
  Buffer.from(JSON.stringify([position.key, position.code])).toString('base64url')

const readCursor = (cursor: string | undefined): Position | null => {
  if (cursor === undefined) return null
  try {
    const [key, code] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string]
    return { key: String(key), code: String(code) }
  } catch {
    return null
  }
}

const filters = (query: AgencyListQuery) => {
  const folded = query.q ? fold(query.q) : ''
  return sql`(${folded} = '' or kernel.fold(concat_ws(' ', name, "shortName", code)) like ${`%${folded}%`}
      or exists (select from organisations.agency_name v where v.agency_id = listed.id
        and kernel.fold(v.name) like ${`%${folded}%`}))
    and (${query.level ?? null}::text is null or level = ${query.level ?? null}::text)
    and (${query.sector ?? null}::text is null or sector = ${query.sector ?? null}::text)
    and (${query.status ?? 'active'} = 'all' or active = (${query.status ?? 'active'} = 'active'))
    and (${query.parent ?? null}::text is null or "parentId" in
      (select agency_id from organisations.agency_code where code = ${query.parent ?? null}::text))`
}

/** One page of the register as of a day, sorted by Vietnamese name or by code, forward only. */
export const listAgencies = async (
  database: Db,
  query: AgencyListQuery,
  today: LocalDate,
): Promise<AgencyList> => {
  const limit = query.limit ?? 50
  const after = readCursor(query.cursor)
  const key = query.sort === 'code' ? sql`code` : sql`name`
  const wanted = sql`with listed as (${agencyOn(query.date ?? today)}) `
  const position = after
    ? sql`(${key} collate "vi-VN-x-icu", code) > (${after.key} collate "vi-VN-x-icu", ${after.code})`
    : sql`true`
  const { rows } = await sql<Agency>`${wanted} select * from listed where ${filters(query)} and ${position}
    order by ${key} collate "vi-VN-x-icu", code limit ${limit + 1}`.execute(database)
  const counted = await sql<{ total: number }>`${wanted}
    select count(*)::integer as total from listed where ${filters(query)}`.execute(database)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const nextCursor =
    rows.length > limit && last
      ? writeCursor({ key: query.sort === 'code' ? last.code : last.name, code: last.code })
      : null
  return { items, nextCursor, total: counted.rows[0]?.total ?? 0 }
}
