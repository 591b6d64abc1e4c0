// SPDX-License-Identifier: Apache-2.0
import type { OrganisationsDoor } from '@tinhso/organisations'

/** An agency as this module needs it. */
export interface AgencyName {
  readonly id: string
  readonly code: string
  readonly name: string
}

/** The few questions this module asks about agencies. */
export interface AgencyDirectory {
  byCode(code: string): Promise<AgencyName | null>
  /** The agency that bears or bore a name (full or short), the one bearing it today first; null when none does. */
  byName(name: string): Promise<AgencyName | null>
  byIds(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, AgencyName>>
  /** The agency and everything under it. */
  descendantIds(agencyId: string): Promise<readonly string[]>
}

/** Asks the organisations module. */
export const createAgencyDirectory = (door: OrganisationsDoor): AgencyDirectory => ({
  byCode: async (code) => door.agencyByCode(code),
  byName: async (name) => (await door.agenciesByName(name))[0] ?? null,
  byIds: async (ids) => {
    const agencies = await door.agenciesByIds([...new Set(ids.filter((id) => id !== null))])
    return new Map(agencies.map((agency) => [agency.id, agency]))
  },
  descendantIds: async (agencyId) => door.descendantIds(agencyId),
})
