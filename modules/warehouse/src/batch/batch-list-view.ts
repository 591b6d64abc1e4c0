// SPDX-License-Identifier: Apache-2.0
import { type Actor, actorAgencyIds, canEverywhere } from '@tinhso/kernel/access'
import { type Batch, type BatchStatus, seeBatches } from '../contract/index.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { visibleEntry } from './batch-access.ts'
import { type BatchRow, listBatches } from './batch-store.ts'
import { viewBatch } from './batch-view.ts'

/** A page of batches, newest first. */
export interface BatchPage {
  readonly items: Batch[]
  readonly nextCursor: string | null
}

const writeCursor = (batch: BatchRow) => `${batch.uploaded_at.toISOString()}_${batch.id}`

const cursorForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const readCursor = (cursor: string | undefined) => {
  if (cursor === undefined) return undefined
  const [at = '', id = ''] = cursor.split('_')
  if (!cursorForm.test(cursor) || Number.isNaN(Date.parse(at)))
    throw refuse('invalid', 'warehouse.invalid-cursor')
  return { at, id }
}

/** Agencies whose batches the actor may see; null: all. */
const agenciesOf = (actor: Actor): string[] | null => {
  if (canEverywhere(actor, seeBatches)) return null
  if (actor.kind !== 'person') return []
  const grants = actor.grants.filter(({ role }) => seeBatches.allow[role] !== undefined)
  return [...new Set(grants.flatMap(({ agencyIds }) => [...agencyIds]))]
}

const page = async (
  parts: WarehouseParts,
  actor: Actor,
  rows: BatchRow[],
  limit: number,
): Promise<BatchPage> => {
  const shown = rows.slice(0, limit)
  const entries = new Map(
    (await parts.catalog.entriesByIds([...new Set(shown.map((batch) => batch.dataset_id))])).map((entry) => [
      entry.id,
      entry,
    ]),
  )
  const numbers = new Map(shown.map((batch) => [batch.id, batch.number]))
  return {
    items: shown.flatMap((batch) => {
      const entry = entries.get(batch.dataset_id)
      return entry ? [viewBatch(batch, entry, actor, numbers)] : []
    }),
    nextCursor: rows.length > limit ? writeCursor(shown.at(-1)!) : null,
  }
}

/** The batches of one dataset, as far as the actor may see them. */
export const listDatasetBatches = async (
  parts: WarehouseParts,
  actor: Actor,
  code: string,
  query: { status?: BatchStatus | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<BatchPage> => {
  const entry = await visibleEntry(parts, actor, code)
  const limit = query.limit ?? 50
  const rows = await listBatches(parts.kernel.database.read, {
    datasetId: entry.id,
    agencyIds: agenciesOf(actor),
    status: query.status ? [query.status] : undefined,
    before: readCursor(query.cursor),
    limit: limit + 1,
  })
  return page(parts, actor, rows, limit)
}

const waiting = ['proposed', 'needs-fixes', 'ready', 'submitted'] as const

/** Batches in which something waits for this person: to confirm, to fix, to submit, to approve. */
export const listWork = async (parts: WarehouseParts, actor: Actor, limit: number): Promise<BatchPage> => {
  if (actor.kind !== 'person') return { items: [], nextCursor: null }
  const rows = await listBatches(parts.kernel.database.read, {
    agencyIds: [...actorAgencyIds(actor)],
    status: waiting,
    limit: 200,
  })
  const all = await page(parts, actor, rows, rows.length)
  const mine = all.items.filter(({ allowed, status }) =>
    allowed.some((action) =>
      status === 'submitted' ? action === 'approve' : ['confirm', 'fix', 'submit'].includes(action),
    ),
  )
  return { items: mine.slice(0, limit), nextCursor: null }
}
