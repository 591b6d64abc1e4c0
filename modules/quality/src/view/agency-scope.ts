// SPDX-License-Identifier: Apache-2.0
import { type Actor, agencyIdsFor, canEverywhere } from '@tinhso/kernel/access'
import { permissions } from '../contract/index.ts'
import type { AgencyScope } from '../measure/measure-store.ts'
import type { QualityParts } from '../quality-parts.ts'

/**
 * The agencies whose datasets an actor follows, narrowed to one agency and what lies under it when its code is given. An agency
 * that is not theirs, or that does not exist, leaves nothing.
 */
export const scopeOf = async (
  { organisations }: QualityParts,
  actor: Actor,
  agencyCode?: string,
): Promise<AgencyScope> => {
  const own = canEverywhere(actor, permissions.see) ? null : [...agencyIdsFor(actor, permissions.see)]
  if (agencyCode === undefined) return own
  const agency = await organisations.agencyByCode(agencyCode)
  if (!agency) return []
  const wanted = await organisations.descendantIds(agency.id)
  return own === null ? wanted : wanted.filter((id) => own.includes(id))
}
