// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import type { DatasetSchema, UnitOption } from '../contract/index.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { readAnswers } from './unit-answers.ts'
import { type BookUnit, type UnitBook, type UnitTier, unitRef } from './unit-book.ts'

interface UnitVersion {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly level: UnitTier
  readonly parentCode: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly areaKm2: string | null
  readonly population: number | null
}

/** What the warehouse asks of the register of administrative units; the door of the organisations module fits it. */
export interface UnitPort {
  /** Lets the warehouse say that rows use a unit, so that the unit cannot be removed. */
  onUnitRemoval(use: (unit: { code: string; validFrom: string | null }) => Promise<string | null>): void
  unitHistory(): Promise<{
    readonly versions: readonly UnitVersion[]
    readonly steps: readonly { readonly from: string; readonly to: string; readonly extent: string }[]
  }>
}

/** The register as the warehouse uses it: versions for look-ups, and each as a person chooses it. */
export interface UnitRegister {
  readonly units: BookUnit[]
  readonly options: ReadonlyMap<string, UnitOption>
}

const keptFor = 2000
const kept = new WeakMap<UnitPort, { until: number; register: Promise<UnitRegister> }>()

/** The register, read again when it is older than two seconds: a reform shows everywhere at once. */
export const readRegister = (port: UnitPort): Promise<UnitRegister> => {
  const known = kept.get(port)
  if (known && known.until > performance.now()) return known.register
  const register = port.unitHistory().then(toRegister)
  kept.set(port, { until: performance.now() + keptFor, register })
  register.catch(() => kept.delete(port))
  return register
}

const toRegister = ({ versions, steps }: Awaited<ReturnType<UnitPort['unitHistory']>>): UnitRegister => {
  const refs = new Map(versions.map(({ id, code, validFrom }) => [id, unitRef(code, validFrom)]))
  const next = Map.groupBy(steps, ({ from }) => from)
  const units = versions.map(
    ({ id, code, name, level, parentCode, validFrom, validTo }): BookUnit => ({
      ref: refs.get(id)!,
      code,
      name,
      level,
      parentCode,
      validFrom,
      validTo,
      next: (next.get(id) ?? []).flatMap(({ to, extent }) => {
        const ref = refs.get(to)
        return ref ? [{ ref, whole: extent === 'full' }] : []
      }),
    }),
  )
  const byCode = Map.groupBy(units, ({ code }) => code)
  const options = versions.map((version): [string, UnitOption] => {
    const ref = refs.get(version.id)!
    const { code, name, validFrom, validTo, areaKm2, population } = version
    const above = placeOf(byCode, version)
    return [ref, { unit: ref, code, name, above, validFrom, validTo, areaKm2, population }]
  })
  return { units, options: new Map(options) }
}

type Placed = Pick<BookUnit, 'parentCode' | 'validFrom' | 'validTo'>

/** Names of what lies above a unit, the nearest first, as of its last day. */
const placeOf = (byCode: ReadonlyMap<string, BookUnit[]>, unit: Placed, depth = 0): string[] => {
  const parents = byCode.get(unit.parentCode ?? '') ?? []
  const parent = parents.findLast(
    ({ validFrom, validTo }) =>
      (validFrom === null || unit.validTo === null || validFrom < unit.validTo) &&
      (validTo === null || unit.validFrom === null || unit.validFrom < validTo),
  )
  return parent && depth < 3 ? [parent.name, ...placeOf(byCode, parent, depth + 1)] : []
}

/** The units that a schema's fields are looked up in, with the answers of the dataset; none when no field needs them. */
export const unitBookOf = async (
  parts: WarehouseParts,
  schema: DatasetSchema,
  datasetId: string,
  database: Db | Tx = parts.kernel.database.read,
): Promise<UnitBook | undefined> => {
  if (!schema.fields.some(({ type }) => type === 'admin-unit')) return undefined
  const { units } = await readRegister(parts.units)
  return { units, answers: await readAnswers(database, datasetId) }
}
