// SPDX-License-Identifier: Apache-2.0
import type { DraftSave, RowConflict, RowValues } from '../contract/index.ts'

/** A row of a draft with its values opened. */
export interface DraftRow {
  readonly key: string
  readonly position: number
  readonly values: RowValues
  readonly origin: 'prefilled' | 'typed' | 'uploaded'
  /** The draft version that last changed it. */
  readonly version: number
  readonly removed: boolean
  readonly changedName: string
  readonly changedAt: Date
  readonly returnReason: string | null
}

/** What a save does to a draft. */
export interface DraftMerge {
  readonly writes: readonly { readonly key: string; readonly position: number; readonly values: RowValues }[]
  readonly removals: readonly string[]
  readonly conflicts: readonly RowConflict[]
  /** Rows that others changed since the version that was sent, apart from conflicts. */
  readonly others: readonly DraftRow[]
  readonly othersRemoved: readonly string[]
}

const present = (values: RowValues) =>
  JSON.stringify(
    Object.entries(values)
      .filter(([, value]) => value !== null && value !== '')
      .sort(([one], [other]) => one.localeCompare(other)),
  )

/** Whether two rows say the same; empty and absent are the same. */
export const sameValues = (one: RowValues, other: RowValues): boolean => present(one) === present(other)

/** A row that both sides changed, with both values. */
export const conflictOf = (stored: DraftRow, yours: RowValues | null): RowConflict => ({
  key: stored.key,
  stored: stored.removed ? null : stored.values,
  yours,
  changedBy: stored.changedName,
  changedAt: stored.changedAt.toISOString(),
  version: stored.version,
})

/**
 * Merges a save into a draft row by row. A row that somebody changed after the version that was sent is not overwritten
 * but told with both values; a change that is there already is none, so that a save repeated after a cut changes nothing.
 */
export const mergeDraft = (stored: readonly DraftRow[], save: DraftSave): DraftMerge => {
  const byKey = new Map(stored.map((row) => [row.key, row]))
  const conflicts: RowConflict[] = []
  const writes: DraftMerge['writes'][number][] = []
  const removals: string[] = []
  let last = Math.max(-1, ...stored.map(({ position }) => position))
  for (const { key, values, position } of save.changes) {
    const row = byKey.get(key)
    if (row && !row.removed && sameValues(row.values, values)) continue
    if (row && row.version > save.version) conflicts.push(conflictOf(row, values))
    else {
      last += row || position !== undefined ? 0 : 1
      writes.push({ key, values, position: position ?? row?.position ?? last })
    }
  }
  for (const key of save.removed) {
    const row = byKey.get(key)
    if (!row || row.removed) continue
    if (row.version > save.version) conflicts.push(conflictOf(row, null))
    else removals.push(key)
  }
  const touched = new Set([...save.changes.map(({ key }) => key), ...save.removed])
  const newer = stored.filter(({ key, version }) => version > save.version && !touched.has(key))
  return {
    writes,
    removals,
    conflicts,
    others: newer.filter(({ removed }) => !removed),
    othersRemoved: newer.filter(({ removed }) => removed).map(({ key }) => key),
  }
}
