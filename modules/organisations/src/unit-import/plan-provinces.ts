// SPDX-License-Identifier: Apache-2.0
import knownChanges from './known-changes.json' with { type: 'json' }
import type { UnitTables } from './unit-files.ts'
import { kindOf, type PlannedUnit, type UnitPlan, versionKey } from './unit-plan.ts'

const { reformOn, reformDecision } = knownChanges

const province = (code: string, name: string, more: Partial<PlannedUnit>): PlannedUnit => ({
  code,
  name,
  kind: kindOf(name),
  level: 'province',
  parentCode: null,
  validFrom: null,
  validTo: null,
  decision: null,
  source: 'provinces-63-2025-03.csv',
  checked: true,
  ...more,
})

/** The province as it was in the earlier snapshot, when it bore another name then; answers its present first day. */
const addEarlierName = (plan: UnitPlan, tables: UnitTables, code: string, name: string): string | null => {
  const earlier = tables.earlierCommunes.find((row) => row['province_code'] === code)?.['province_name']
  const change = knownChanges.betweenSnapshots.find((known) => known.province === code)
  if (earlier === undefined || earlier === name || !change) return null
  const from = plan.add(
    province(code, earlier, { validTo: change.on, source: 'pre-reform-3tier-2024-07.csv' }),
  )
  const { on, decision } = change
  plan.link({ from, to: versionKey(code, on), effectiveOn: on, extent: 'full', decision, confirmed: true })
  return on
}

const addAfterReform = (plan: UnitPlan, code: string, name: string) => {
  const source = 'provinces-34-2026-07.csv'
  const first = knownChanges.namesAfterReform.find((known) => known.code === code)
  if (!first) {
    plan.add(province(code, name, { validFrom: reformOn, decision: reformDecision, source }))
    return
  }
  const { until, decision } = first
  const from = plan.add(
    province(code, first.name, { validFrom: reformOn, validTo: until, decision: reformDecision, source }),
  )
  const to = plan.add(province(code, name, { validFrom: until, decision, source }))
  plan.link({ from, to, effectiveOn: until, extent: 'full', decision, confirmed: true })
}

/** Plans the 63 provinces before the reform, the 34 after it, and what became of what. */
export const planProvinces = (plan: UnitPlan, tables: UnitTables): void => {
  const newNames = new Map(tables.newProvinces.map((row) => [row['code']!, row['full_name']!]))
  const merged = new Map<string, string[]>()
  for (const row of tables.oldProvinces) {
    const into = row['merged_into_code_2025_07']!
    merged.set(into, [...(merged.get(into) ?? []), row['code']!])
  }
  const goesOn = (code: string, name: string) =>
    merged.get(code)?.join() === code && newNames.get(code) === name
  for (const row of tables.oldProvinces) {
    const code = row['code']!
    const name = row['full_name']!
    const validFrom = addEarlierName(plan, tables, code, name)
    plan.add(province(code, name, { validFrom, validTo: goesOn(code, name) ? null : reformOn }))
  }
  for (const [code, name] of newNames) {
    const predecessors = merged.get(code) ?? []
    if (predecessors.length === 1 && plan.versionBefore(code, '9999-12-31')) continue
    addAfterReform(plan, code, name)
    for (const old of predecessors) {
      const from = plan.versionBefore(old, reformOn)!
      const to = versionKey(code, reformOn)
      plan.link({
        from,
        to,
        effectiveOn: reformOn,
        extent: 'full',
        decision: reformDecision,
        confirmed: true,
      })
    }
  }
  plan.warn(
    'Không thấy tỉnh kế thừa',
    [...merged.keys()].filter((code) => !newNames.has(code)),
  )
}
