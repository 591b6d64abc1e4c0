// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Db, Tx } from '@tinhso/kernel/database'
import { bareName, fold, spellOut } from '@tinhso/kernel/search'
import { sql } from 'kysely'
import type { Unit, UnitLevel, UnitStep } from '../contract/index.ts'

/** Columns of a unit from `organisations.unit u`. */
export const unitColumns = sql`u.id, u.code, u.provisional_code as "provisionalCode", u.name, u.kind, u.level,
  u.parent_code as "parentCode", nullif(u.valid_from, '-infinity'::date) as "validFrom", u.valid_to as "validTo",
  u.decision, u.source, u.checked`

const on = (day: LocalDate) => sql`daterange(u.valid_from, u.valid_to) @> ${day}::date`

/** The unit that bore a code on a day; a code alone is no key, because reforms use codes again. */
export const findUnitAt = async (database: Db | Tx, code: string, day: LocalDate): Promise<Unit | null> => {
  const { rows } = await sql<Unit>`
    select ${unitColumns} from organisations.unit u where u.code = ${code} and ${on(day)}`.execute(database)
  return rows[0] ?? null
}

/** Units valid on a day, of one tier and under one parent when asked so, in the order of their codes. */
export const findUnitsValidAt = async (
  database: Db | Tx,
  day: LocalDate,
  filter: { readonly level?: UnitLevel | undefined; readonly parentCode?: string | undefined } = {},
): Promise<Unit[]> => {
  const { rows } = await sql<Unit>`
    select ${unitColumns} from organisations.unit u where ${on(day)}
      and (${filter.level ?? null}::text is null or u.level = ${filter.level ?? null}::text)
      and (${filter.parentCode ?? null}::text is null or u.parent_code = ${filter.parentCode ?? null}::text)
    order by u.code`.execute(database)
  return rows
}

/** Every version of every unit, by code and first day. */
export const readUnitVersions = async (database: Db | Tx): Promise<Unit[]> => {
  const { rows } = await sql<Unit>`
    select ${unitColumns} from organisations.unit u order by u.code, u.valid_from`.execute(database)
  return rows
}

/** Every version of every unit with its size, and every step from one to another, by the ids of the versions. */
export interface UnitHistory {
  readonly versions: readonly (Unit & {
    readonly areaKm2: string | null
    readonly population: number | null
  })[]
  readonly steps: readonly {
    readonly from: string
    readonly to: string
    readonly extent: 'full' | 'partial'
  }[]
}

/** The whole history of the units at once: to look many values up without asking again. */
export const readUnitHistory = async (database: Db | Tx): Promise<UnitHistory> => {
  const versions = await sql<UnitHistory['versions'][number]>`
    select ${unitColumns}, u.area_km2 as "areaKm2", u.population from organisations.unit u
    order by u.code, u.valid_from`.execute(database)
  const steps = await sql<UnitHistory['steps'][number]>`
    select predecessor_id as from, successor_id as to, extent from organisations.unit_succession
    order by successor_id`.execute(database)
  return { versions: versions.rows, steps: steps.rows }
}

type Step = Unit & Omit<UnitStep, 'unit'>

const asStep = ({ effectiveOn, extent, decision, confirmed, ...unit }: Step): UnitStep => ({
  unit: { ...unit, decision },
  effectiveOn,
  extent,
  decision,
  confirmed,
})

const stepColumns = sql`${unitColumns}, s.effective_on as "effectiveOn", s.extent, s.confirmed`

/** What the unit with this code on this day became next; empty when nothing followed or nothing is recorded. */
export const findSuccessors = async (
  database: Db | Tx,
  code: string,
  day: LocalDate,
): Promise<UnitStep[]> => {
  const unit = await findUnitAt(database, code, day)
  if (!unit) return []
  const { rows } = await sql<Step>`
    select ${stepColumns} from organisations.unit_succession s join organisations.unit u on u.id = s.successor_id
    where s.predecessor_id = ${unit.id} order by u.code`.execute(database)
  return rows.map(asStep)
}

/** What the unit with this code on this day was made of. */
export const findPredecessors = async (
  database: Db | Tx,
  code: string,
  day: LocalDate,
): Promise<UnitStep[]> => {
  const unit = await findUnitAt(database, code, day)
  if (!unit) return []
  const { rows } = await sql<Step>`
    select ${stepColumns} from organisations.unit_succession s join organisations.unit u on u.id = s.predecessor_id
    where s.successor_id = ${unit.id} order by u.code`.execute(database)
  return rows.map(asStep)
}

/**
 * Units a written name may mean on a day. With its kind the name must agree (“xã Lộc Ninh” is not “phường Lộc Ninh”);
 * without it every kind counts. More than one: the caller asks a person; none: the caller warns, and rejects nothing.
 */
export const findUnitsByName = async (
  database: Db | Tx,
  name: string,
  day: LocalDate,
  filter: { readonly level?: UnitLevel; readonly parentCode?: string } = {},
): Promise<Unit[]> => {
  const wanted = spellOut(name)
  const { rows } = await sql<Unit>`
    select ${unitColumns} from organisations.unit u where ${on(day)}
      and (kernel.fold(u.name) = ${wanted} or kernel.fold(u.name) like ${`% ${wanted}`})
      and (${filter.level ?? null}::text is null or u.level = ${filter.level ?? null}::text)
      and (${filter.parentCode ?? null}::text is null or u.parent_code = ${filter.parentCode ?? null}::text)
    order by u.code`.execute(database)
  const whole = rows.filter((unit) => fold(unit.name) === wanted)
  return whole.length > 0 ? whole : rows.filter((unit) => bareName(unit.name) === wanted)
}
