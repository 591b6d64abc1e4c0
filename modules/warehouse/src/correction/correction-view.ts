// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import { requirePermission } from '@tinhso/kernel/access'
import { sql } from 'kysely'
import { visibleEntry } from '../batch/batch-access.ts'
import {
  type BatchStatus,
  type CorrectionStatus,
  type DatasetCorrection,
  type DatasetSchema,
  type ReadPolicy,
  seeBatches,
} from '../contract/index.ts'
import { findSchema } from '../dataset-store/dataset-store.ts'
import { createFieldSeal, type FieldSeal } from '../dataset-store/field-seal.ts'
import { noteRead } from '../personal/read-trail.ts'
import { requireGrant } from '../personal/unmask.ts'
import { defaultPolicy } from '../read/default-policy.ts'
import { valueReader } from '../read/field-value.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { type CorrectedRow, type Correction, correctedRows, listCorrections } from './correction-store.ts'
import { type StoredVersion, storedVersions, waitingVersions } from './row-versions.ts'

const mostCorrections = 100
const mostRowsShown = 20

const ends: Partial<Record<BatchStatus, CorrectionStatus>> = {
  loaded: 'in-force',
  undone: 'undone',
  returned: 'refused',
  cancelled: 'refused',
  failed: 'refused',
}

/** Values of one row as a reader may see them; a field that the policy drops is left out. */
export const shownValues = (
  schema: DatasetSchema,
  policy: ReadPolicy | null,
  seal: FieldSeal,
): ((fieldId: string, version: StoredVersion | undefined) => string | null | undefined) => {
  const fields = new Map(schema.fields.map((field) => [field.id, field]))
  return (fieldId, version) => {
    const field = fields.get(fieldId)
    const access = field ? (policy?.fields[field.name] ?? 'drop') : 'drop'
    if (!field || access === 'drop') return undefined
    const value = valueReader(field, access, seal)(version?.values[fieldId] ?? null)
    if (value === null) return null
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

/** New values: in the load table while the batch waits, in the store once it counts. */
const newVersions = async (
  parts: WarehouseParts,
  datasetId: string,
  schema: DatasetSchema,
  { batchId, load }: Correction,
): Promise<Map<string, StoredVersion>> => {
  const { read, loader } = parts.kernel.database
  const versions =
    load === null
      ? await waitingVersions(loader, batchId, schema)
      : await storedVersions(read, datasetId, schema, sql`s.batch_in = ${load}::bigint`)
  return new Map(versions.map((version) => [version.recordNo, version]))
}

const rowView = (
  schema: DatasetSchema,
  shown: ReturnType<typeof shownValues>,
  row: CorrectedRow,
  before: StoredVersion | undefined,
  after: StoredVersion | undefined,
): DatasetCorrection['rows'][number] => {
  const key = (schema.keys[0] ?? []).map((id) => shown(id, before) ?? '…').join(' · ')
  const changes = row.fieldIds.flatMap((id) => {
    const [old, fresh] = [shown(id, before), shown(id, after)]
    const field = schema.fields.find((one) => one.id === id)
    if (!field || old === undefined) return []
    return [{ field: field.name, title: field.title.vi, before: old, after: after ? (fresh ?? null) : null }]
  })
  return { key, changes, hidden: row.fieldIds.length - changes.length }
}

const rowsView = async (
  parts: WarehouseParts,
  datasetId: string,
  policy: ReadPolicy | null,
  correction: Correction,
): Promise<DatasetCorrection['rows']> => {
  const { read } = parts.kernel.database
  const schema = (await findSchema(read, datasetId, correction.schemaVersion))!
  const rows = await correctedRows(read, correction.batchId, mostRowsShown)
  const ids = rows.map(({ rowId }) => rowId)
  const old = await storedVersions(read, datasetId, schema, sql`s.row_id = any(${ids}::bigint[])`)
  const before = new Map(old.map((version) => [version.rowId, version]))
  const after = await newVersions(parts, datasetId, schema, correction)
  const shown = shownValues(schema, policy, createFieldSeal(parts.kernel.keys, datasetId))
  return rows.map((row) => rowView(schema, shown, row, before.get(row.rowId), after.get(row.recordNo)))
}

/** Notes what was read: the changed fields that this reader was told, of how many rows. */
const noteTold = async (
  parts: WarehouseParts,
  datasetId: string,
  schema: DatasetSchema,
  policy: ReadPolicy,
  items: readonly DatasetCorrection[],
) => {
  const rows = items.flatMap((item) => item.rows)
  if (!policy.recordedFor || rows.length === 0) return
  const keys = schema.fields.filter(({ id }) => schema.keys[0]?.includes(id)).map(({ name }) => name)
  const told = new Set([...keys, ...rows.flatMap(({ changes }) => changes.map(({ field }) => field))])
  const fields = schema.fields.filter(
    ({ name }) => told.has(name) && (policy.fields[name] ?? 'drop') !== 'drop',
  )
  await noteRead(parts, {
    datasetId,
    reader: policy.recordedFor,
    purpose: policy.purpose,
    decision: null,
    fields: fields.map(({ name }) => name),
    unmasked: fields
      .filter(({ name, sensitive }) => sensitive !== 'none' && policy.fields[name] === 'allow')
      .map(({ name }) => name),
    filters: [],
    rows: rows.length,
    asKnown: null,
    keys: null,
  })
}

const person = (name: string | null, at: Date | null) => (name && at ? { name, at: at.toISOString() } : null)

/**
 * Corrections of a dataset, newest first, old value beside new (R-ING-12): read from the store under the reader's own policy,
 * so that sensitive values are masked and personal ones of other agencies are not told; `unmasked` asks for them in full, for a
 * purpose that holds (R-SEC-14). Reading is recorded like any other.
 */
export const viewCorrections = async (
  parts: WarehouseParts,
  actor: Actor,
  code: string,
  { unmasked = false }: { unmasked?: boolean | undefined } = {},
): Promise<DatasetCorrection[]> => {
  const { read } = parts.kernel.database
  const entry = await visibleEntry(parts, actor, code)
  requirePermission(actor, seeBatches, { agencyId: entry.ownerAgencyId })
  const schema = await findSchema(read, entry.id)
  const purpose = unmasked ? (await requireGrant(parts, actor, entry.id)).purpose : null
  const policy = schema ? defaultPolicy(actor, entry, schema, purpose) : null
  const corrections = await listCorrections(read, entry.id, mostCorrections)
  const items: DatasetCorrection[] = []
  for (const correction of corrections)
    items.push({
      batch: correction.number,
      status: ends[correction.status] ?? 'waiting',
      reason: correction.reason,
      asked: { name: correction.askedName, at: correction.askedAt.toISOString() },
      decided: person(correction.decidedName, correction.decidedAt),
      decisionReason: correction.decisionReason,
      rowCount: correction.rowCount,
      rows: await rowsView(parts, entry.id, policy, correction),
    })
  if (schema && policy) await noteTold(parts, entry.id, schema, policy, items)
  return items
}
