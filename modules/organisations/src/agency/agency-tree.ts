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

/** The agency itself and everything under it. */
export const withDescendants = (parents: Parents, agencyId: string): Set<string> => {
  const children = new Map<string, string[]>()
  for (const [child, parent] of parents) {
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), child])
  }
  const found = new Set<string>()
  const waiting = [agencyId]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue
    found.add(next)
    waiting.push(...(children.get(next) ?? []))
  }
  return found
}
