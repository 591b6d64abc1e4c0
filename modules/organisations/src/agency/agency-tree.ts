// SPDX-License-Identifier: Apache-2.0

/** Parent of each agency by id; null at a root. */
export type Parents = ReadonlyMap<string, string | null>

/**
 * Whether `agencyId` would become its own superior under `parentId`. A tree that already has a ring counts as a cycle.
 */
export const wouldMakeCycle = (parents: Parents, agencyId: string, parentId: string | null): boolean => {
  const seen = new Set<string>([agencyId])
  for (let current = parentId; current !== null; current = parents.get(current) ?? null) {
    if (seen.has(current)) return true
    seen.add(current)
  }
  return false
}
