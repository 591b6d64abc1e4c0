// SPDX-License-Identifier: Apache-2.0
import knownChanges from './known-changes.json' with { type: 'json' }
import type { Row, UnitTables } from './unit-files.ts'
import { kindOf, type UnitPlan, versionKey } from './unit-plan.ts'

const { reformOn, reformDecision } = knownChanges

const number = (text: string | undefined): string | null =>
  text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? text : null

const figuresOf = (row: Row | undefined) => {
  const population = number(row?.['population'])
  return {
    areaKm2: number(row?.['area_km2']),
    population: population === null ? null : Math.round(Number(population)),
    longitude: number(row?.['lon']),
    latitude: number(row?.['lat']),
    seat: row?.['admin_centre'] || null,
  }
}

const addNewCommunes = (plan: UnitPlan, tables: UnitTables) => {
  const figures = new Map(tables.figures.map((row) => [row['commune_code'], row]))
  for (const row of tables.newCommunes) {
    const name = row['commune_name']!
    plan.add({
      code: row['commune_code']!,
      name,
      kind: kindOf(name),
      level: 'commune',
      parentCode: row['province_code']!,
      validFrom: reformOn,
      validTo: null,
      decision: reformDecision,
      source: 'post-reform-2tier-2026-07.csv',
      checked: true,
      ...figuresOf(figures.get(row['commune_code'])),
    })
  }
}

/** An old commune that stands in no list: kept with a warning, never dropped. */
const addUnlisted = (plan: UnitPlan, row: Row): string =>
  plan.add({
    code: row['old_commune_code']!,
    name: row['old_commune_name']!,
    kind: kindOf(row['old_commune_name']!),
    level: 'commune',
    parentCode: row['old_district_code'] || null,
    validFrom: null,
    validTo: reformOn,
    decision: null,
    source: 'map-old-to-new.csv',
    checked: false,
  })

/** Plans the communes of the two-tier time and what each old commune became; a split one waits for a person. */
export const planNewUnits = (plan: UnitPlan, tables: UnitTables): void => {
  addNewCommunes(plan, tables)
  const unlisted: string[] = []
  const lost: string[] = []
  for (const row of tables.oldToNew) {
    const label = `${row['old_commune_name']} (${row['old_commune_code']})`
    let from = plan.versionBefore(row['old_commune_code']!, reformOn)
    if (!from) {
      from = addUnlisted(plan, row)
      unlisted.push(label)
    }
    const to = versionKey(row['new_commune_code']!, reformOn)
    if (!plan.units.has(to)) {
      lost.push(label)
      continue
    }
    const extent = row['kind'] === 'partial' ? 'partial' : 'full'
    plan.link({
      from,
      to,
      effectiveOn: reformOn,
      extent,
      decision: reformDecision,
      confirmed: extent === 'full',
    })
  }
  plan.warn('Chỉ có trong bảng chuyển đổi, chưa đối chiếu được với danh sách', unlisted)
  plan.warn('Đơn vị mới trong bảng chuyển đổi không có trong danh sách mới', lost)
  plan.warn('Tách cho nhiều đơn vị mới, cần người xác nhận', [
    ...new Set(
      tables.oldToNew.filter((row) => row['kind'] === 'partial').map((row) => row['old_commune_name']!),
    ),
  ])
}
