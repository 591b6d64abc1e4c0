// SPDX-License-Identifier: Apache-2.0
import type { Agency } from '@tinhso/organisations/contract'
import type { CollectionParts } from '../collection-parts.ts'
import type { RoundOpening } from '../contract/index.ts'
import { acceptedNames } from '../draft/row-scope.ts'
import { refuse } from '../refuse.ts'

/** An agency that will owe rows, with what the scope field says in them. */
export interface Contributor {
  readonly agency: Agency
  readonly unitCode: string | null
  readonly scopeValue: string
  readonly scopeAccepted: readonly string[]
}

interface Chosen {
  readonly agency: Agency
  readonly unit: { readonly code: string; readonly name: string } | null
}

const named = async (
  { organisations }: CollectionParts,
  list: readonly { code: string; unit?: string }[],
): Promise<{ agency: Agency; unit: string | undefined }[]> => {
  const found = new Map<string, { agency: Agency; unit: string | undefined }>()
  for (const { code, unit } of list) {
    const agency = await organisations.agencyByCode(code)
    if (!agency?.active) throw refuse('invalid', 'collection.unknown-agency', { agency: code })
    found.set(agency.id, { agency, unit })
  }
  return [...found.values()]
}

/** `UBND xã Lộc Ninh` answers for the unit `xã Lộc Ninh`. */
const unitName = (agency: Agency): string =>
  agency.name.replace(/^\s*(UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+/iu, '')

const withUnit = async (
  { organisations, kernel }: CollectionParts,
  { agency, unit }: { agency: Agency; unit: string | undefined },
): Promise<Chosen> => {
  const today = kernel.clock.today()
  if (unit !== undefined) return { agency, unit: await organisations.unitAt(unit, today) }
  const resolved = await organisations.resolveUnitName(unitName(agency), today, { level: 'commune' })
  return { agency, unit: resolved.unit }
}

/** The agencies of a round with what their rows must say; refuses when the unit of one cannot be told. */
export const contributorsOf = async (
  parts: CollectionParts,
  { choice, scope }: Pick<RoundOpening, 'choice' | 'scope'>,
): Promise<Contributor[]> => {
  const chosen =
    'level' in choice
      ? (await parts.organisations.list({ level: choice.level })).map((agency) => ({
          agency,
          unit: undefined,
        }))
      : await named(parts, choice.agencies)
  if (chosen.length === 0) throw refuse('invalid', 'collection.no-agencies')
  const byUnit = scope.by === 'unit-code' || scope.by === 'unit-name'
  const units = byUnit
    ? await Promise.all(chosen.map((one) => withUnit(parts, one)))
    : chosen.map(({ agency }) => ({ agency, unit: null }))
  const lost = units.filter(({ unit }) => byUnit && unit === null)
  if (lost.length > 0)
    throw refuse('invalid', 'collection.unit-unknown', {
      agencies: lost
        .slice(0, 5)
        .map(({ agency }) => agency.name)
        .join(', '),
    })
  const values = units.map(({ agency, unit }) => ({
    'agency-code': agency.code,
    'agency-name': agency.name,
    'unit-code': unit?.code ?? '',
    'unit-name': unit?.name ?? '',
  }))
  const accepted = acceptedNames(
    units.map(({ agency, unit }) => [
      agency.code,
      agency.name,
      ...(agency.shortName ? [agency.shortName] : []),
      unitName(agency),
      ...(unit ? [unit.code, unit.name] : []),
    ]),
  )
  return units.map(({ agency, unit }, index) => ({
    agency,
    unitCode: unit?.code ?? null,
    scopeValue: values[index]![scope.by],
    scopeAccepted: accepted[index]!,
  }))
}
