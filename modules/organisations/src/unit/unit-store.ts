// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { UnitLevel } from '../contract/index.ts'

/** A version of a unit to be written; null `validFrom`: since before records. */
export interface UnitRecord {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly level: UnitLevel
  readonly parentCode: string | null
  readonly validFrom: LocalDate | null
  readonly validTo: LocalDate | null
  readonly decision: string | null
  readonly source: string
  readonly checked: boolean
  readonly provisionalCode?: boolean
  readonly areaKm2?: string | null
  readonly population?: number | null
  readonly longitude?: string | null
  readonly latitude?: string | null
  readonly seat?: string | null
}

export interface UnitStepRecord {
  readonly predecessorId: string
  readonly successorId: string
  readonly effectiveOn: LocalDate
  readonly extent: 'full' | 'partial'
  readonly decision: string | null
  readonly confirmed: boolean
}

const rowOf = (unit: UnitRecord) => ({
  id: unit.id,
  code: unit.code,
  name: unit.name,
  kind: unit.kind,
  level: unit.level,
  parent_code: unit.parentCode,
  valid_from: unit.validFrom ?? '-infinity',
  valid_to: unit.validTo,
  decision: unit.decision,
  source: unit.source,
  checked: unit.checked,
  provisional_code: unit.provisionalCode ?? false,
  area_km2: unit.areaKm2 ?? null,
  population: unit.population ?? null,
  longitude: unit.longitude ?? null,
  latitude: unit.latitude ?? null,
  seat: unit.seat ?? null,
})

/** Writes versions of units in one statement; a version that is there already is brought up to date. */
export const upsertUnits = async (tx: Tx, units: readonly UnitRecord[]): Promise<void> => {
  if (units.length === 0) return
  await sql`
    insert into organisations.unit (id, code, name, kind, level, parent_code, valid_from, valid_to, decision, source,
      checked, provisional_code, area_km2, population, longitude, latitude, seat)
    select id, code, name, kind, level, parent_code, valid_from, valid_to, decision, source, checked, provisional_code,
      area_km2, population, longitude, latitude, seat
    from jsonb_populate_recordset(null::organisations.unit, ${JSON.stringify(units.map(rowOf))}::jsonb)
    on conflict (code, valid_from) do update set name = excluded.name, kind = excluded.kind, level = excluded.level,
      parent_code = excluded.parent_code, valid_to = excluded.valid_to, decision = excluded.decision,
      source = excluded.source, checked = excluded.checked, area_km2 = excluded.area_km2,
      population = excluded.population, longitude = excluded.longitude, latitude = excluded.latitude,
      seat = excluded.seat`.execute(tx)
}

/** Writes steps in one statement; a step a person has confirmed stays confirmed. */
export const upsertSteps = async (tx: Tx, steps: readonly UnitStepRecord[]): Promise<void> => {
  if (steps.length === 0) return
  const rows = steps.map((step) => ({
    predecessor_id: step.predecessorId,
    successor_id: step.successorId,
    effective_on: step.effectiveOn,
    extent: step.extent,
    decision: step.decision,
    confirmed: step.confirmed,
  }))
  await sql`
    insert into organisations.unit_succession
    select * from jsonb_populate_recordset(null::organisations.unit_succession, ${JSON.stringify(rows)}::jsonb)
    on conflict (predecessor_id, successor_id) do update set effective_on = excluded.effective_on,
      extent = excluded.extent, decision = coalesce(excluded.decision, unit_succession.decision),
      confirmed = unit_succession.confirmed or excluded.confirmed`.execute(tx)
}

/** Internal ids of unit versions, by `code` and first day (`''`: since before records). */
export const readUnitIds = async (tx: Tx): Promise<Map<string, string>> => {
  const { rows } = await sql<{ id: string; key: string }>`
    select id, code || '|' || coalesce(nullif(valid_from, '-infinity'::date)::text, '') as key
    from organisations.unit`.execute(tx)
  return new Map(rows.map(({ id, key }) => [key, id]))
}

/** Gives a unit that had a provisional code the official one of the same name, tier and parent. */
export const adoptUnitCode = async (tx: Tx, id: string, code: string): Promise<void> => {
  await sql`update organisations.unit set code = ${code}, provisional_code = false where id = ${id}`.execute(
    tx,
  )
}

export const endUnit = async (tx: Tx, id: string, on: LocalDate): Promise<void> => {
  await sql`update organisations.unit set valid_to = ${on} where id = ${id}`.execute(tx)
}

export const deleteUnit = async (tx: Tx, id: string): Promise<void> => {
  await sql`delete from organisations.unit where id = ${id}`.execute(tx)
}

/** How many steps and units lean on a version of a unit. */
export const countUnitUses = async (
  tx: Tx,
  id: string,
  code: string,
): Promise<{ steps: number; children: number }> => {
  const { rows } = await sql<{ steps: number; children: number }>`
    select (select count(*)::integer from organisations.unit_succession
        where predecessor_id = ${id} or successor_id = ${id}) as steps,
      (select count(*)::integer from organisations.unit where parent_code = ${code}) as children`.execute(tx)
  return rows[0]!
}
