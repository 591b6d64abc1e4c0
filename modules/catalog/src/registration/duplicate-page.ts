// SPDX-License-Identifier: Apache-2.0
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { Duplicate } from '../contract/index.ts'
import type { LikelyDuplicate } from './duplicates.ts'

/** Likely duplicates as a screen shows them, with the name of each owner. */
export const withOwnerNames = async (
  organisations: OrganisationsDoor,
  duplicates: readonly LikelyDuplicate[],
): Promise<Duplicate[]> => {
  const ids = duplicates.flatMap(({ ownerAgencyId }) => ownerAgencyId ?? [])
  const names = new Map(
    (await organisations.agenciesByIds([...new Set(ids)])).map((agency) => [agency.id, agency.name]),
  )
  return duplicates.map(({ code, title, ownerAgencyId, score, parts }) => ({
    code,
    title,
    ownerName: ownerAgencyId ? (names.get(ownerAgencyId) ?? null) : null,
    score,
    parts,
  }))
}
