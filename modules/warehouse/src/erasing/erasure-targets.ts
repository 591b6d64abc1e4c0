// SPDX-License-Identifier: Apache-2.0
import type { ErasedObject, ErasureRequest, ErasureTarget, ResolvedTarget } from '@tinhso/kernel/erasing'
import { sql } from 'kysely'
import type { BatchRow } from '../batch/batch-store.ts'
import { findBatch } from '../batch/batch-store.ts'
import type { DatasetEntry, WarehouseParts } from '../warehouse-parts.ts'
import { findRowsOfValue } from './rows-of-value.ts'

const asText = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const entryOf = (parts: WarehouseParts, request: ErasureRequest): Promise<DatasetEntry | null> =>
  parts.catalog.entryByCode(asText(request['dataset'])).catch((error: { kind?: string }) => {
    if (error.kind === 'not-found') return null
    throw error
  })

/** A batch as a purge names it. */
export const batchObject = (batch: BatchRow, code: string): ErasedObject => ({
  type: 'warehouse.batch',
  id: batch.id,
  label: `${code} / ${batch.number}`,
  agencyId: batch.agency_id,
  parent: batch.dataset_id,
  since: batch.load_number === null ? null : Number(batch.load_number),
  from: batch.uploaded_at.toISOString(),
  link: `/du-lieu/${encodeURIComponent(code)}/lan-nap/${batch.number}`,
})

const batchesOfFile = async (parts: WarehouseParts, hash: string): Promise<ErasedObject[]> => {
  const { rows } = await sql<BatchRow>`select * from warehouse.batch
    where file_hash = ${hash} and erased_by is null order by uploaded_at`.execute(parts.kernel.database.read)
  const entries = await parts.catalog.entriesByIds([...new Set(rows.map((row) => row.dataset_id))])
  const codes = new Map(entries.map(({ id, code }) => [id, code]))
  return rows.map((row) => batchObject(row, codes.get(row.dataset_id) ?? row.dataset_id))
}

const sizeOf = (parts: WarehouseParts, hash: string): Promise<number> =>
  parts.kernel.files.size(hash).catch(() => 0)

const fileScope = async (
  parts: WarehouseParts,
  hash: string,
  label: string,
): Promise<ResolvedTarget | null> => {
  const objects = await batchesOfFile(parts, hash)
  if (objects.length === 0) return null
  return { label, objects, files: [{ hash, size: await sizeOf(parts, hash) }], shared: [] }
}

const batchScope = async (parts: WarehouseParts, request: ErasureRequest): Promise<ResolvedTarget | null> => {
  const entry = await entryOf(parts, request)
  const batch =
    entry && (await findBatch(parts.kernel.database.read, entry.id, Number(request['number']) || 0))
  if (!batch || batch.erased_by !== null) return null
  const own = batchObject(batch, entry.code)
  const hash = batch.file_hash
  if (hash === null) return { label: own.label, objects: [own], files: [], shared: [] }
  const all = await batchesOfFile(parts, hash)
  const others = all.filter(({ id }) => id !== own.id)
  return {
    label: own.label,
    objects: request.alsoShared ? all : [own],
    files: [{ hash, size: await sizeOf(parts, hash) }],
    shared: request.alsoShared ? [] : others.map(({ label }) => label),
  }
}

const rowScope = async (parts: WarehouseParts, request: ErasureRequest): Promise<ResolvedTarget | null> => {
  const entry = await entryOf(parts, request)
  if (!entry) return null
  const found = await findRowsOfValue(parts, entry.id, asText(request['field']), asText(request['value']))
  if (!found) return null
  const files = await Promise.all(
    found.files.map(async (hash) => ({ hash, size: await sizeOf(parts, hash) })),
  )
  const about = { agencyId: entry.ownerAgencyId, parent: entry.id, from: found.from, link: null }
  const rows: ErasedObject = {
    ...about,
    type: 'warehouse.rows',
    id: entry.id,
    label: `${entry.code}: ${found.rows.length}`,
    since: found.since,
    members: found.rows,
  }
  const fixing = found.quarantined.map(
    ({ batch, records }): ErasedObject => ({
      ...about,
      type: 'warehouse.quarantine',
      id: batch,
      label: `${entry.code}: ${records.length}`,
      since: null,
      members: records,
    }),
  )
  return { label: rows.label, objects: [rows, ...fixing], files, shared: [] }
}

/** What can be erased of the warehouse: a batch, everything that came from one file, rows with a value of one field. */
export const erasureTargets = (parts: WarehouseParts): ErasureTarget[] => [
  { type: 'batch', resolve: (request) => batchScope(parts, request) },
  {
    type: 'file',
    resolve: async (request) => {
      const hash = asText(request['hash']).toLowerCase()
      return /^[0-9a-f]{64}$/.test(hash) ? fileScope(parts, hash, hash) : null
    },
  },
  { type: 'rows', resolve: (request) => rowScope(parts, request) },
]
