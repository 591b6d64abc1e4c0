// SPDX-License-Identifier: Apache-2.0
import type { Grant } from '@tinhso/kernel/access'
import type { AgencyDirectory } from '../agency-directory.ts'
import type { GrantRow } from './grant-store.ts'

/**
 * Turns grants into scopes along the organisation tree. A grant without an agency has an empty scope: it carries only
 * rights that reach the province.
 */
export const expandGrants = async (
  agencies: AgencyDirectory,
  rows: readonly GrantRow[],
): Promise<Grant[]> => {
  const roots = new Set(rows.flatMap((row) => (row.agencyId && row.includesChildren ? [row.agencyId] : [])))
  const trees = new Map(
    await Promise.all([...roots].map(async (id) => [id, await agencies.descendantIds(id)] as const)),
  )
  return rows.map(({ role, agencyId, includesChildren }) => ({
    role,
    agencyId,
    agencyIds: new Set(agencyId ? [agencyId, ...((includesChildren && trees.get(agencyId)) || [])] : []),
  }))
}
