// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { Duplicate } from '../contract/index.ts'
import { canSee } from '../entry/entry-visibility.ts'
import type { LikelyDuplicate } from './duplicates.ts'

/**
 * Likely duplicates as a screen shows them, with the name of each owner. Of one that the actor may not know of, only
 * its owner and how alike it is are told: enough to ask that agency, without name or address (R-CAT-02, R-SEC-13).
 */
export const withOwnerNames = async (
  organisations: OrganisationsDoor,
  actor: Actor,
  duplicates: readonly LikelyDuplicate[],
): Promise<Duplicate[]> => {
  const ids = duplicates.flatMap(({ ownerAgencyId }) => ownerAgencyId ?? [])
  const names = new Map(
    (await organisations.agenciesByIds([...new Set(ids)])).map((agency) => [agency.id, agency.name]),
  )
  return duplicates.map((duplicate) => {
    const { code, title, ownerAgencyId, score, parts } = duplicate
    return {
      ...(canSee(actor, duplicate) ? { code, title } : { code: null, title: null }),
      ownerName: ownerAgencyId ? (names.get(ownerAgencyId) ?? null) : null,
      score,
      parts,
    }
  })
}
