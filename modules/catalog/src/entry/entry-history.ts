// SPDX-License-Identifier: Apache-2.0
import { type Actor, can, requirePermission, systemActor } from '@tinhso/kernel/access'
import { searchAudit } from '@tinhso/kernel/audit'
import type { Kernel } from '@tinhso/kernel/module'
import { type EntryHistory, permissions } from '../contract/index.ts'
import type { Entry } from './entry.ts'

const reader = systemActor('catalog.history')

const namesOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : []

// what a step of the registration caused stands beside the step itself; the step says it, with its reason
const effects = new Set(
  ['drafted', 'draft', 'under-review', 'registered', 'refused'].map((what) => `catalog.entry-${what}`),
)

export const mayReadHistory = (actor: Actor, entry: Entry): boolean =>
  can(actor, permissions.seePrivate, { agencyId: entry.ownerAgencyId })

/** What happened to an entry, newest first, for its owner and the province's readers; values stay in the audit. */
export const readEntryHistory = async (
  kernel: Kernel,
  actor: Actor,
  entry: Entry,
  page: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<EntryHistory> => {
  requirePermission(actor, permissions.seePrivate, { agencyId: entry.ownerAgencyId })
  const filter = { objectType: 'catalog.entry', objectId: entry.id }
  const { items, nextCursor } = await searchAudit(kernel.database.read, reader, filter, page)
  return {
    items: items
      .filter(({ actor: { kind }, action }) => kind === 'system' || !effects.has(action))
      .map(({ id, at, actor: { kind, label }, action, reason, before, after }) => ({
        id,
        at,
        who: kind === 'system' ? null : label,
        action,
        changed:
          action === 'catalog.entry-changed' ? [...new Set([...namesOf(before), ...namesOf(after)])] : [],
        reason,
      })),
    nextCursor,
  }
}
