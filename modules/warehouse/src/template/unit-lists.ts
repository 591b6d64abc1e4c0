// SPDX-License-Identifier: Apache-2.0
import type { DatasetSchema } from '../contract/index.ts'
import { type BookUnit, isInForce, type UnitTier } from '../units/unit-book.ts'
import { readRegister } from '../units/unit-port.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import type { ColumnList } from './column-lists.ts'

/** What may be chosen in columns of administrative units, by field: units of today, by name where the name is clear. */
export type UnitLists = ReadonlyMap<string, ColumnList['shown']>

const lowestFirst: readonly UnitTier[] = ['commune', 'district', 'province']

/** Whether a unit is one of these provinces or lies in one. */
const liesIn = (
  unit: BookUnit,
  byCode: ReadonlyMap<string, BookUnit>,
  provinces: ReadonlySet<string>,
): boolean => {
  let above: BookUnit | undefined = unit
  for (let step = 0; above && step < 4; step++) {
    if (provinces.has(above.code)) return true
    above = byCode.get(above.parentCode ?? '')
  }
  return false
}

const listOf = (units: readonly BookUnit[]): ColumnList['shown'] => {
  const count = new Map<string, number>()
  for (const { name } of units) count.set(name, (count.get(name) ?? 0) + 1)
  return units
    .map(({ code, name }) => ({ code, text: count.get(name) === 1 ? name : code }))
    .sort((left, right) => left.text.localeCompare(right.text, 'vi'))
}

/** The lists of a schema's unit columns: units in force today, of the column's tier, of this province when the register has them. */
export const unitLists = async (parts: WarehouseParts, schema: DatasetSchema): Promise<UnitLists> => {
  const fields = schema.fields.filter(({ type }) => type === 'admin-unit')
  if (fields.length === 0) return new Map()
  const { clock, profile } = parts.kernel
  const { units } = await readRegister(parts.units)
  const today = units.filter((unit) => isInForce(unit, clock.today()))
  const byCode = new Map(today.map((unit) => [unit.code, unit]))
  const provinces = new Set([profile.province.code, profile.successor?.code ?? ''])
  return new Map(
    fields.map((field) => {
      const tier =
        field.unitUse?.level ?? lowestFirst.find((level) => today.some((unit) => unit.level === level))
      const all = today.filter((unit) => unit.level === tier)
      const own = tier === 'province' ? all : all.filter((unit) => liesIn(unit, byCode, provinces))
      return [field.id, listOf(own.length > 0 ? own : all)]
    }),
  )
}
