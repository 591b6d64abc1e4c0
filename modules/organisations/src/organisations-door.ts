// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Tx } from '@tinhso/kernel/database'
import type { Text } from '@tinhso/kernel/i18n'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import { codeOfListed } from './agency/agency-code.ts'
import { listAgencies } from './agency/agency-list-view.ts'
import {
  findAgenciesByIds,
  findAgenciesByName,
  findAgencyByCode,
  findAgencyById,
  findDescendantIds,
} from './agency/agency-lookup.ts'
import type {
  Agency,
  AgencyListQuery,
  FocalOfficer,
  ProvincialFocalPoint,
  Unit,
  UnitLevel,
  UnitStep,
} from './contract/index.ts'
import { readFocalOfficers } from './focal/focal-store.ts'
import type { AccountAgency } from './focal/name-focal-officer.ts'
import { readProvincialFocalPoint } from './focal/provincial-focal-point.ts'
import type { UnitUse } from './unit/change-units.ts'
import {
  findPredecessors,
  findSuccessors,
  findUnitAt,
  findUnitsByName,
  findUnitsValidAt,
  readUnitHistory,
  readUnitVersions,
  type UnitHistory,
} from './unit/unit-lookup.ts'

/** Which units to look among. */
export interface UnitFilter {
  readonly level?: UnitLevel
  readonly parentCode?: string
}

/** What a written name of a unit may mean: one unit, or a warning with the candidates; never a refusal. */
export interface ResolvedUnit {
  readonly unit: Unit | null
  readonly candidates: readonly Unit[]
  readonly warning: Text | null
}

/** What other modules may ask this one. Days left out mean today; all look-ups give names and codes of that day. */
export interface OrganisationsDoor {
  /** By code; also by the short name under which the province's profile knows an agency (`skhcn`). */
  agencyByCode(code: string, day?: LocalDate): Promise<Agency | null>
  agencyById(id: string, day?: LocalDate): Promise<Agency | null>
  /** Agencies by internal id; ids that do not exist are left out. */
  agenciesByIds(ids: readonly string[], day?: LocalDate): Promise<Agency[]>
  /** Agencies that bear or bore a name (full or short, diacritics do not matter); the one bearing it then comes first. */
  agenciesByName(name: string, day?: LocalDate): Promise<Agency[]>
  /** The one agency that bears or bore a name: the only active one, else the only one; null when that is not clear. */
  agencyByName(name: string, day?: LocalDate): Promise<Agency | null>
  /** Every agency that the filters leave, active ones only unless asked otherwise, by name. */
  list(query?: Omit<AgencyListQuery, 'cursor' | 'limit'>): Promise<Agency[]>
  /** The agency and everything under it: the scope of a grant. */
  descendantIds(agencyId: string): Promise<string[]>
  unitAt(code: string, day: LocalDate): Promise<Unit | null>
  unitsValidAt(day: LocalDate, filter?: UnitFilter): Promise<Unit[]>
  /** Every version of every unit, by code and first day. */
  unitVersions(): Promise<Unit[]>
  /** Every version with its size, and what became of what. */
  unitHistory(): Promise<UnitHistory>
  successors(code: string, day: LocalDate): Promise<UnitStep[]>
  predecessors(code: string, day: LocalDate): Promise<UnitStep[]>
  resolveUnitName(name: string, day: LocalDate, filter?: UnitFilter): Promise<ResolvedUnit>
  /** Focal officers in office now. */
  focalOfficers(agencyId: string): Promise<FocalOfficer[]>
  provincialFocalPoint(): Promise<ProvincialFocalPoint | null>
  /** Notes that an agency builds or manages a database, so that it needs focal officers (R-ORG-05). */
  markManagesData(tx: Tx, agencyId: string): Promise<void>
  /** Lets a module above say that it uses a unit, so that the unit cannot be removed. */
  onUnitRemoval(use: UnitUse): void
  /** Lets identity say where an account works. */
  tellAccountAgency(lookup: AccountAgency): void
}

/** What other modules have told this one. */
export interface Told {
  readonly unitUses: UnitUse[]
  accountAgency: AccountAgency | null
}

const resolve = (name: string, day: LocalDate, found: readonly Unit[]): ResolvedUnit => {
  const [unit] = found
  if (unit && found.length === 1) return { unit, candidates: found, warning: null }
  const warning = unit
    ? {
        vi: `“${name}” có thể là ${found.length} đơn vị vào ngày ${day}. Chọn đúng đơn vị.`,
        en: `“${name}” may be any of ${found.length} units on ${day}. Choose the right one.`,
      }
    : {
        vi: `Chưa đối chiếu được “${name}” với danh sách đơn vị hành chính ngày ${day}. Kiểm tra lại tên.`,
        en: `“${name}” is not in the list of administrative units of ${day}. Check the name.`,
      }
  return { unit: null, candidates: found, warning }
}

const onlyOne = (found: readonly Agency[]): Agency | null => {
  const active = found.filter((agency) => agency.active)
  const choice = active.length > 0 ? active : found
  return choice.length === 1 ? choice[0]! : null
}

/** Makes the door. */
export const createOrganisationsDoor = (kernel: Kernel, told: Told): OrganisationsDoor => {
  const read = kernel.database.read
  const today = () => kernel.clock.today()
  return {
    agencyByCode: async (code, day = today()) =>
      (await findAgencyByCode(read, code, day)) ??
      findAgencyByCode(read, codeOfListed(kernel.profile.province.agencyCode, code), day),
    agencyById: (id, day = today()) => findAgencyById(read, id, day),
    agenciesByIds: async (ids, day = today()) => [...(await findAgenciesByIds(read, ids, day)).values()],
    agenciesByName: (name, day = today()) => findAgenciesByName(read, name, day),
    agencyByName: async (name, day = today()) => onlyOne(await findAgenciesByName(read, name, day)),
    list: async (query = {}) => (await listAgencies(read, { ...query, limit: 10_000 }, today())).items,
    descendantIds: (agencyId) => findDescendantIds(read, agencyId),
    unitAt: (code, day) => findUnitAt(read, code, day),
    unitsValidAt: (day, filter) => findUnitsValidAt(read, day, filter),
    unitVersions: () => readUnitVersions(read),
    unitHistory: () => readUnitHistory(read),
    successors: (code, day) => findSuccessors(read, code, day),
    predecessors: (code, day) => findPredecessors(read, code, day),
    resolveUnitName: async (name, day, filter) =>
      resolve(name, day, await findUnitsByName(read, name, day, filter)),
    focalOfficers: async (agencyId) =>
      (await readFocalOfficers(read, agencyId)).filter((officer) => officer.activeTo === null),
    provincialFocalPoint: () => readProvincialFocalPoint(kernel),
    markManagesData: async (tx, agencyId) => {
      await sql`update organisations.agency set manages_data = true
        where id = ${agencyId} and not manages_data`.execute(tx)
    },
    onUnitRemoval: (use) => {
      told.unitUses.push(use)
    },
    tellAccountAgency: (lookup) => {
      told.accountAgency = lookup
    },
  }
}
