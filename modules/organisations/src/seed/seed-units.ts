// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { Command } from '@tinhso/kernel/command'
import { readProfileContent } from '@tinhso/kernel/config'
import type { Kernel } from '@tinhso/kernel/module'
import { bareName, fold } from '@tinhso/kernel/search'
import { type UnitRecord, upsertSteps, upsertUnits } from '../unit/unit-store.ts'
import { kindOf } from '../unit-import/unit-plan.ts'
import type { ListedAgency } from './listed-agency.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const provinceUnits = ({ profile }: Kernel): UnitRecord[] => {
  const { province, successor } = profile
  const name = capital(province.fullName.vi)
  const common = {
    level: 'province' as const,
    parentCode: null,
    checked: true,
    source: `profiles/${profile.name}`,
  }
  const own = {
    ...common,
    id: newId(),
    code: province.code,
    name,
    kind: kindOf(name),
    validFrom: null,
    validTo: successor?.from ?? null,
    decision: null,
  }
  if (!successor) return [own]
  const nextName = capital(successor.fullName.vi)
  const { code, from: validFrom, basis: decision } = successor
  return [
    own,
    {
      ...common,
      id: newId(),
      code,
      name: nextName,
      kind: kindOf(nextName),
      validFrom,
      validTo: null,
      decision,
    },
  ]
}

const districtUnits = ({ profile }: Kernel, listed: readonly ListedAgency[]): UnitRecord[] => {
  const tier = profile.administrativeTiers.filter((row) => row.tiers.includes('district')).at(-1)
  return listed
    .filter((agency) => agency.level === 'district')
    .map((agency) => {
      const name = capital(agency.name.replace(/^UBND /, ''))
      return {
        id: newId(),
        code: `${profile.province.code}.TAM.${bareName(name).toUpperCase().replaceAll(' ', '-')}`,
        provisionalCode: true,
        name,
        kind: kindOf(name),
        level: 'district' as const,
        parentCode: profile.province.code,
        validFrom: null,
        validTo: tier?.to ?? null,
        decision: null,
        source: agency.source ?? `profiles/${profile.name}`,
        checked: fold(agency.name) === fold(`UBND ${name}`) && agency.note === undefined,
      }
    })
}

/**
 * Enters the units that the documents name: the province, what it became, and its districts with provisional codes. The
 * import of administrative units completes them and gives the districts their codes.
 */
export const seedUnits = async (kernel: Kernel, command: Command): Promise<number> => {
  const listed = (await readProfileContent(kernel.profile.name, 'organizations.json')) as ListedAgency[]
  const [own, next] = provinceUnits(kernel)
  const units = [own, next, ...districtUnits(kernel, listed)].filter((unit) => unit !== undefined)
  await upsertUnits(command.tx, units)
  const successor = kernel.profile.successor
  if (own && next && successor) {
    const { from: effectiveOn, basis: decision } = successor
    const ends = { predecessorId: own.id, successorId: next.id }
    await upsertSteps(command.tx, [{ ...ends, effectiveOn, extent: 'full', decision, confirmed: true }])
  }
  return units.length
}
