// SPDX-License-Identifier: Apache-2.0
import { type Actor, can, type Permission, requirePermission } from '@tinhso/kernel/access'
import type { Db, Tx } from '@tinhso/kernel/database'
import { type BatchStatus, fixRows, seeBatches, uploadBatch } from '../contract/index.ts'
import { refuse } from '../refuse.ts'
import type { DatasetEntry, WarehouseParts } from '../warehouse-parts.ts'
import { type BatchRow, findBatch } from './batch-store.ts'

/** The entry of a code; 404 when it is not there and when the actor may not know of it (R-SEC-13). */
export const visibleEntry = async (
  parts: WarehouseParts,
  actor: Actor,
  code: string,
): Promise<DatasetEntry> => {
  const entry = await parts.catalog.entryByCode(code).catch((error: { kind?: string }) => {
    if (error.kind === 'not-found') return null
    throw error
  })
  if (!entry || !parts.catalog.canSee(actor, entry)) throw refuse('not-found', 'warehouse.unknown-dataset')
  return entry
}

/** The entry, when the actor may do this with the data of its agency; 403 when it is another agency's. */
export const ownEntry = async (
  parts: WarehouseParts,
  actor: Actor,
  code: string,
  permission: Permission,
): Promise<DatasetEntry> => {
  const entry = await visibleEntry(parts, actor, code)
  requirePermission(actor, permission, { agencyId: entry.ownerAgencyId })
  return entry
}

export interface FoundBatch {
  readonly entry: DatasetEntry
  readonly batch: BatchRow
}

/** The batch of a dataset: 404 unless the actor may see batches of its agency, 403 when they may not do this with it. */
export const permittedBatch = async (
  parts: WarehouseParts,
  actor: Actor,
  address: { code: string; number: number },
  permission: Permission = seeBatches,
  db: Db | Tx = parts.kernel.database.read,
): Promise<FoundBatch> => {
  const entry = await visibleEntry(parts, actor, address.code)
  const batch = await findBatch(db, entry.id, address.number)
  if (!batch || !can(actor, seeBatches, { agencyId: batch.agency_id }))
    throw refuse('not-found', 'warehouse.unknown-batch')
  requirePermission(actor, permission, { agencyId: batch.agency_id })
  return { entry, batch }
}

/** Whether the actor may read values of rows of this batch: those who bring and mend data of the agency. */
export const mayReadValues = (actor: Actor, batch: BatchRow): boolean =>
  can(actor, fixRows, { agencyId: batch.agency_id }) || can(actor, uploadBatch, { agencyId: batch.agency_id })

/** Refuses unless the batch stands at one of these statuses. */
export const requireStatus = (batch: BatchRow, allowed: readonly BatchStatus[]): void => {
  if (!allowed.includes(batch.status))
    throw refuse('conflict', 'warehouse.invalid-transition', { number: batch.number, status: batch.status })
}

/** Refuses when somebody changed the batch since it was read. */
export const requireVersion = (batch: BatchRow, version: number | undefined): void => {
  if (version !== undefined && batch.version !== version) throw refuse('conflict', 'warehouse.stale')
}

/** The account and the name of whoever acts, for the columns that say who did it. */
export const personOf = (actor: Actor): { id: string | null; name: string } =>
  actor.kind === 'person'
    ? { id: actor.accountId, name: actor.displayName }
    : { id: null, name: actor.kind === 'system' ? actor.name : '' }
