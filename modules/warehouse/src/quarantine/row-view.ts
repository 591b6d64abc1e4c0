// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import { permittedBatch } from '../batch/batch-access.ts'
import type { BatchRow } from '../batch/batch-store.ts'
import type { BatchAddress } from '../batch/decide-batch.ts'
import { batchSchema } from '../batch/steps/check-file.ts'
import { type DatasetSchema, fixRows, type QuarantineRowView } from '../contract/index.ts'
import { createFieldSeal, type FieldSeal, openRow } from '../dataset-store/field-seal.ts'
import { isSealed } from '../dataset-store/physical-model.ts'
import { maskValue } from '../personal/mask-value.ts'
import { personalFields } from '../personal/personal-fields.ts'
import { noteRead } from '../personal/read-trail.ts'
import { withoutMark } from '../reading/typed-number.ts'
import { viewConflicts } from '../source/conflict-view.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import {
  countRows,
  listFaults,
  listRows,
  type QuarantineStatus,
  type RawRow,
  type StoredFault,
  type StoredRow,
} from './quarantine-store.ts'

const shown = (row: RawRow): RawRow =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, value === null ? null : withoutMark(value)]),
  )

/** Sealed values that nothing is wrong with are masked: mending another cell needs no identity number (R-WH-13). */
const withMasks = (row: RawRow, schema: DatasetSchema, faulty: ReadonlySet<string | null>): RawRow => {
  const masked = schema.fields.filter((field) => isSealed(field) && !faulty.has(field.id))
  return {
    ...row,
    ...Object.fromEntries(
      masked.flatMap(({ id, type }) => (row[id] == null ? [] : [[id, maskValue(type, row[id])]])),
    ),
  }
}

const viewFault = (
  fault: StoredFault,
  schema: DatasetSchema,
  seal: FieldSeal,
): QuarantineRowView['faults'][number] => {
  const field = schema.fields.find(({ id }) => id === fault.field)
  const value =
    field && fault.value !== null && isSealed(field) ? seal.open(field.id, fault.value) : fault.value
  return {
    field: fault.field,
    title: field?.title.vi ?? null,
    rule: fault.rule,
    severity: fault.severity,
    code: fault.code,
    value: value === null ? null : withoutMark(value),
    message: fault.message,
  }
}

const viewRow = (
  row: StoredRow,
  faults: StoredFault[],
  schema: DatasetSchema,
  seal: FieldSeal,
  faulty = new Set(faults.map(({ field }) => field)),
): QuarantineRowView => ({
  record: Number(row.record_no),
  line: row.line === null ? null : Number(row.line),
  status: row.status,
  values: withMasks(shown(openRow(seal, schema, row.current)), schema, faulty),
  original: withMasks(shown(openRow(seal, schema, row.original)), schema, faulty),
  faults: faults.map((fault) => viewFault(fault, schema, seal)),
  reason: row.reason,
  conflict: null,
  changed:
    row.changed_at && row.changed_name ? { name: row.changed_name, at: row.changed_at.toISOString() } : null,
})

/** Rows of the quality store with their faults, in the order of the file. */
export const viewRows = async (
  parts: WarehouseParts,
  batch: BatchRow,
  schema: DatasetSchema,
  selection: Parameters<typeof listRows>[2],
): Promise<QuarantineRowView[]> => {
  const { read } = parts.kernel.database
  const seal = createFieldSeal(parts.kernel.keys, batch.dataset_id)
  const rows = await listRows(read, batch.id, selection)
  const faults = Map.groupBy(
    await listFaults(
      read,
      batch.id,
      rows.map(({ record_no }) => record_no),
    ),
    ({ record_no }) => record_no,
  )
  return rows.map((row) => viewRow(row, faults.get(row.record_no) ?? [], schema, seal))
}

/** Writes into the trail that rows with personal fields were seen while they were mended. */
export const noteMendedRows = async (
  parts: WarehouseParts,
  actor: Actor,
  batch: BatchRow,
  schema: DatasetSchema,
  rows: number,
): Promise<void> => {
  const personal = personalFields(schema)
  if (personal.length === 0 || rows === 0) return
  await noteRead(parts, {
    datasetId: batch.dataset_id,
    reader: actor,
    purpose: 'fix-rows',
    decision: null,
    fields: schema.fields.map(({ name }) => name),
    unmasked: personal.filter((field) => !isSealed(field)).map(({ name }) => name),
    filters: [],
    rows,
    asKnown: null,
    keys: null,
  })
}

/** A page of the rows that need fixing, for those who may mend rows of the agency. */
export const listQuarantine = async (
  parts: WarehouseParts,
  actor: Actor,
  address: BatchAddress,
  query: {
    status?: QuarantineStatus | undefined
    rule?: string | undefined
    field?: string | undefined
    records?: readonly string[] | undefined
    cursor?: string | undefined
    limit?: number | undefined
  },
): Promise<{ items: QuarantineRowView[]; nextCursor: string | null; total: number }> => {
  const found = await permittedBatch(parts, actor, address, fixRows)
  const { batch } = found
  const { cursor, limit = 100, ...selection } = query
  if (batch.schema_version === null) return { items: [], nextCursor: null, total: 0 }
  const schema = await batchSchema(parts, batch)
  const page = await viewRows(parts, batch, schema, { ...selection, after: cursor, limit: limit + 1 })
  const visible = page.slice(0, limit)
  const records = visible.map(({ record }) => record)
  const conflicts = await viewConflicts(parts, actor, found, schema, records)
  const items = visible.map((row) => ({ ...row, conflict: conflicts.get(row.record) ?? null }))
  await noteMendedRows(parts, actor, batch, schema, items.length)
  return {
    items,
    nextCursor: page.length > limit ? String(items.at(-1)!.record) : null,
    total: await countRows(parts.kernel.database.read, batch.id, selection),
  }
}
