// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Db } from '@tinhso/kernel/database'
import { fold } from '@tinhso/kernel/search'
import { sql } from 'kysely'
import type { Unit, UnitList, UnitListQuery, UnitPage } from '../contract/index.ts'
import { findPredecessors, findSuccessors, findUnitAt, unitColumns } from './unit-lookup.ts'

const filters = (query: UnitListQuery, day: LocalDate) => {
  const folded = query.q ? fold(query.q) : ''
  return sql`daterange(u.valid_from, u.valid_to) @> ${day}::date
    and (${query.level ?? null}::text is null or u.level = ${query.level ?? null}::text)
    and (${query.parent ?? null}::text is null or u.parent_code = ${query.parent ?? null}::text)
    and (${folded} = '' or kernel.fold(u.name) like ${`%${folded}%`} or u.code = ${query.q ?? ''})`
}

/** One page of the units valid on a day, by code. */
export const listUnits = async (database: Db, query: UnitListQuery, today: LocalDate): Promise<UnitList> => {
  const limit = query.limit ?? 100
  const day = query.date ?? today
  const { rows } = await sql<Unit>`
    select ${unitColumns} from organisations.unit u where ${filters(query, day)}
      and (${query.cursor ?? null}::text is null or u.code > ${query.cursor ?? null}::text)
    order by u.code limit ${limit + 1}`.execute(database)
  const counted = await sql<{ total: number }>`
    select count(*)::integer as total from organisations.unit u where ${filters(query, day)}`.execute(
    database,
  )
  const items = rows.slice(0, limit)
  const nextCursor = rows.length > limit ? (items.at(-1)?.code ?? null) : null
  return { items, nextCursor, total: counted.rows[0]?.total ?? 0 }
}

type Figures = Pick<UnitPage, 'areaKm2' | 'population' | 'longitude' | 'latitude' | 'seat'>

/** Everything the page of a unit shows; null when no unit bore the code on the day. */
export const readUnitPage = async (database: Db, code: string, day: LocalDate): Promise<UnitPage | null> => {
  const unit = await findUnitAt(database, code, day)
  if (!unit) return null
  const [figures, versions, parent, predecessors, successors] = await Promise.all([
    sql<Figures>`select area_km2 as "areaKm2", population, longitude, latitude, seat from organisations.unit
      where id = ${unit.id}`.execute(database),
    sql<Unit>`select ${unitColumns} from organisations.unit u where u.code = ${code}
      order by u.valid_from desc`.execute(database),
    unit.parentCode ? findUnitAt(database, unit.parentCode, day) : null,
    findPredecessors(database, code, day),
    findSuccessors(database, code, day),
  ])
  return { ...unit, ...figures.rows[0]!, versions: versions.rows, parent, predecessors, successors }
}
