// SPDX-License-Identifier: Apache-2.0
import { fold } from '@tinhso/kernel/search'
import knownChanges from './known-changes.json' with { type: 'json' }
import type { Row, UnitTables } from './unit-files.ts'
import { kindOf, type PlannedUnit, type UnitPlan, versionKey } from './unit-plan.ts'

const { reformOn, laterSnapshotOn, betweenSnapshots } = knownChanges

interface OldUnit {
  readonly code: string
  readonly name: string
  readonly parentCode: string
  readonly provinceCode: string
}

const communeOf = (row: Row): OldUnit => ({
  code: row['commune_code']!,
  name: row['commune_name']!,
  parentCode: row['district_code']!,
  provinceCode: row['province_code']!,
})

const districtOf = (row: Row): OldUnit => ({
  code: row['district_code']!,
  name: row['district_name']!,
  parentCode: row['province_code']!,
  provinceCode: row['province_code']!,
})

const byCode = (rows: readonly Row[], read: (row: Row) => OldUnit): Map<string, OldUnit> =>
  new Map(rows.map(read).map((unit) => [unit.code, unit]))

const changeOf = (provinceCode: string) => {
  const known = betweenSnapshots.find((change) => change.province === provinceCode)
  return known
    ? { on: known.on, decision: known.decision, checked: true }
    : { on: laterSnapshotOn, decision: null, checked: false }
}

const same = (one: OldUnit, other: OldUnit): boolean =>
  fold(one.name) === fold(other.name) &&
  kindOf(one.name) === kindOf(other.name) &&
  one.parentCode === other.parentCode

const version = (level: PlannedUnit['level'], unit: OldUnit, more: Partial<PlannedUnit>): PlannedUnit => ({
  code: unit.code,
  name: unit.name,
  kind: kindOf(unit.name),
  level,
  parentCode: unit.parentCode,
  validFrom: null,
  validTo: reformOn,
  decision: null,
  source: 'pre-reform-3tier-2025-03.csv',
  checked: true,
  ...more,
})

const earlierSource = 'pre-reform-3tier-2024-07.csv'

/** Plans one tier from two snapshots: what differs between them changed on the known day, else on the later snapshot's. */
const planTier = (
  plan: UnitPlan,
  level: PlannedUnit['level'],
  earlier: ReadonlyMap<string, OldUnit>,
  later: ReadonlyMap<string, OldUnit>,
  knownProvinces: ReadonlySet<string>,
): OldUnit[] => {
  const gone: OldUnit[] = []
  for (const unit of later.values()) {
    const before = earlier.get(unit.code)
    const isNew = before === undefined && knownProvinces.has(unit.provinceCode)
    if (!isNew && (before === undefined || same(before, unit))) {
      plan.add(version(level, unit, {}))
      continue
    }
    const { on, decision, checked } = changeOf(unit.provinceCode)
    const to = plan.add(version(level, unit, { validFrom: on, decision, checked }))
    if (!before) continue
    const from = plan.add(version(level, before, { validTo: on, checked, source: earlierSource }))
    if (level === 'commune')
      plan.link({ from, to, effectiveOn: on, extent: 'full', decision, confirmed: checked })
  }
  for (const unit of earlier.values()) {
    if (later.has(unit.code)) continue
    const { on, checked } = changeOf(unit.provinceCode)
    plan.add(version(level, unit, { validTo: on, checked, source: earlierSource }))
    gone.push(unit)
  }
  return gone
}

/** A district that changed between the snapshots went where its communes went: one district in full, several in part. */
const linkDistricts = (plan: UnitPlan, tables: UnitTables, laterCommunes: ReadonlyMap<string, OldUnit>) => {
  const goals = new Map<string, Set<string>>()
  for (const commune of tables.earlierCommunes.map(communeOf)) {
    const now = laterCommunes.get(commune.code)
    if (now) goals.set(commune.parentCode, (goals.get(commune.parentCode) ?? new Set()).add(now.parentCode))
  }
  for (const district of byCode(tables.earlierCommunes, districtOf).values()) {
    const from = versionKey(district.code, null)
    const { on, decision, checked } = changeOf(district.provinceCode)
    if (plan.units.get(from)?.validTo !== on) continue
    const next = [...(goals.get(district.code) ?? [])]
    for (const code of next) {
      const to = plan.units.has(versionKey(code, on)) ? versionKey(code, on) : versionKey(code, null)
      const extent = next.length === 1 ? 'full' : 'partial'
      if (to !== from) plan.link({ from, to, effectiveOn: on, extent, decision, confirmed: checked })
    }
  }
}

/** Plans districts and communes of the three-tier time, up to the reform. */
export const planOldUnits = (plan: UnitPlan, tables: UnitTables): void => {
  const known = new Set(tables.earlierCommunes.map((row) => row['province_code']!))
  const laterCommunes = byCode(tables.laterCommunes, communeOf)
  const earlierDistricts = byCode(tables.earlierCommunes, districtOf)
  planTier(plan, 'district', earlierDistricts, byCode(tables.laterCommunes, districtOf), known)
  const gone = planTier(plan, 'commune', byCode(tables.earlierCommunes, communeOf), laterCommunes, known)
  linkDistricts(plan, tables, laterCommunes)
  plan.warn(
    'Không rõ đơn vị kế thừa (nhập trước 2025, nguồn không nêu)',
    gone.map(({ name, code }) => `${name} (${code})`),
  )
  plan.warn(
    'Thay đổi giữa hai danh sách không rõ ngày, lấy ngày của danh sách sau',
    [...plan.units.values()]
      .filter((unit) => !unit.checked && unit.validFrom === laterSnapshotOn)
      .map(({ name, code }) => `${name} (${code})`),
  )
}
