// SPDX-License-Identifier: Apache-2.0
import { type LocalDate, newId } from '@tinhso/kernel/clock'
import type { Command } from '@tinhso/kernel/command'
import { readProfileContent, validOn } from '@tinhso/kernel/config'
import type { Kernel } from '@tinhso/kernel/module'
import { codeOfListed, isOfficialCode } from '../agency/agency-code.ts'
import { findAgencyById } from '../agency/agency-lookup.ts'
import { indexAgency } from '../agency/agency-search.ts'
import { insertAgency, insertCode, insertName, insertSuccession } from '../agency/agency-store.ts'
import { replaceFocalPoint } from '../focal/focal-store.ts'
import { type ListedAgency, levelOf, managesData, sourceOf } from './listed-agency.ts'

interface Seeded {
  readonly id: string
  readonly listed: ListedAgency
  readonly validTo: LocalDate | null
}

/** The day on which a listed agency ended: a focal department by the profile, a district office with its tier. */
const endOf = (kernel: Kernel, listed: ListedAgency): LocalDate | null => {
  const { focalDepartment, administrativeTiers } = kernel.profile
  if (listed.status === 'former') return focalDepartment.find((row) => row.agency === listed.id)?.to ?? null
  if (listed.level !== 'district') return null
  return administrativeTiers.filter((row) => row.tiers.includes('district')).at(-1)?.to ?? null
}

const parentsFirst = (listed: readonly ListedAgency[]): ListedAgency[] => {
  const placed = new Set<string>()
  const ordered: ListedAgency[] = []
  const place = (agency: ListedAgency) => {
    if (placed.has(agency.id)) return
    placed.add(agency.id)
    const parent = listed.find(({ id }) => id === agency.parent)
    if (parent) place(parent)
    ordered.push(agency)
  }
  for (const agency of listed) place(agency)
  return ordered
}

const enter = async (
  kernel: Kernel,
  command: Command,
  listed: ListedAgency,
  parentId: string | null,
): Promise<Seeded> => {
  const id = newId()
  const validTo = endOf(kernel, listed)
  const top = kernel.profile.province.agencyCode
  await insertAgency(
    command.tx,
    {
      id,
      level: levelOf(listed),
      kind: listed.kind,
      parentId,
      budgetCode: null,
      address: null,
      sector: null,
      head: null,
      domain: listed.domain ?? null,
      note: listed.note ?? null,
      source: sourceOf(listed),
      managesData: managesData(listed),
      validFrom: null,
      validTo,
    },
    command.now,
  )
  const code = codeOfListed(top, listed.id)
  const scheme = isOfficialCode(code) ? 'qd20' : 'provisional'
  await insertCode(command.tx, { code, agencyId: id, scheme, from: null, to: validTo })
  const { name, shortName = null } = listed
  await insertName(command.tx, { agencyId: id, name, shortName, from: null, to: validTo, decision: null })
  return { id, listed, validTo }
}

const linkSuccessors = async (command: Command, seeded: ReadonlyMap<string, Seeded>) => {
  for (const { id, listed, validTo } of seeded.values()) {
    const successor = listed.successor ? seeded.get(listed.successor) : undefined
    if (!successor || !validTo) continue
    await insertSuccession(command.tx, {
      predecessorId: id,
      successorId: successor.id,
      effectiveOn: validTo,
      kind: 'merged',
      decision: null,
      note: listed.note ?? null,
    })
  }
}

const setFocalPoint = async (kernel: Kernel, command: Command, seeded: ReadonlyMap<string, Seeded>) => {
  const row = validOn(kernel.profile.focalDepartment, kernel.clock.today())
  const agency = row && seeded.get(row.agency)
  if (!agency) return
  const from = row.from ?? kernel.profile.effectiveDate ?? kernel.profile.referenceDate
  const decision = kernel.profile.clauses['focalDepartment'] ?? null
  await replaceFocalPoint(command.tx, { id: newId(), agencyId: agency.id, from, decision })
}

/** Enters the agencies that the province's documents name, with codes marked provisional, and the focal point. */
export const seedAgencies = async (kernel: Kernel, command: Command): Promise<number> => {
  const listed = (await readProfileContent(kernel.profile.name, 'organizations.json')) as ListedAgency[]
  const seeded = new Map<string, Seeded>()
  for (const agency of parentsFirst(listed)) {
    const parentId = agency.parent ? (seeded.get(agency.parent)?.id ?? null) : null
    seeded.set(agency.id, await enter(kernel, command, agency, parentId))
  }
  await linkSuccessors(command, seeded)
  await setFocalPoint(kernel, command, seeded)
  for (const { id } of seeded.values()) {
    const agency = await findAgencyById(command.tx, id, kernel.clock.today())
    if (agency) await indexAgency(kernel, command.tx, agency)
  }
  return seeded.size
}
