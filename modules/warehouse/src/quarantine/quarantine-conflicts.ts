// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import { sql } from 'kysely'
import { type BatchRow, updateBatch } from '../batch/batch-store.ts'
import type { StoreConflict } from '../batch/steps/store-conflicts.ts'
import { type ApprovalOutcome, type DatasetSchema, type Field, warehouseEvents } from '../contract/index.ts'
import { type FieldSeal, sealRow } from '../dataset-store/field-seal.ts'
import { isSealed, loadTable, storageOf, valueColumn } from '../dataset-store/physical-model.ts'
import { sealFault } from './quarantine-file.ts'
import { deleteFaults, insertFaults, insertRows, type RawRow } from './quarantine-store.ts'

/** A value of the load table as the check wrote it. */
const canonicalText = (field: Field) => {
  const column = sql.ref(valueColumn(field.id))
  return storageOf(field) === 'timestamptz'
    ? sql`to_char(${column}::timestamptz at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"')`
    : sql`${column}::text`
}

/** Takes rows out of the load table, with their canonical values in plain. */
const takeOut = async (
  command: Command,
  batch: BatchRow,
  schema: DatasetSchema,
  seal: FieldSeal,
  records: string[],
): Promise<{ record: string; row: RawRow }[]> => {
  const values = schema.fields.map(
    (field) => sql`${canonicalText(field)} as ${sql.ref(valueColumn(field.id))}`,
  )
  const { rows } = await sql<Record<string, string | null>>`
    delete from ${sql.table(`warehouse_load.${loadTable(batch.id)}`)}
    where record_no = any(${records}::bigint[]) returning record_no::text, ${sql.join(values)}`.execute(
    command.tx,
  )
  return rows.map((stored) => ({
    record: stored['record_no']!,
    row: Object.fromEntries(
      schema.fields.map((field) => {
        const value = stored[valueColumn(field.id)] ?? null
        return [field.id, value !== null && isSealed(field) ? seal.open(field.id, value) : value]
      }),
    ),
  }))
}

const reopenOrInsert = async (
  command: Command,
  batch: BatchRow,
  schema: DatasetSchema,
  seal: FieldSeal,
  rows: readonly { record: string; row: RawRow }[],
) => {
  const records = rows.map(({ record }) => record)
  const reopened = await sql<{ record_no: string }>`
    update warehouse.quarantine_row set status = 'open', normalised = null
    where batch_id = ${batch.id} and record_no = any(${records}::bigint[]) returning record_no`.execute(
    command.tx,
  )
  const known = new Set(reopened.rows.map((row) => row.record_no))
  await deleteFaults(command.tx, batch.id, [...known])
  await insertRows(
    command.tx,
    batch.id,
    rows
      .filter(({ record }) => !known.has(record))
      .map(({ record, row }) => ({ record, line: null, body: JSON.stringify(sealRow(seal, schema, row)) })),
  )
}

/** Takes records out of the load table and opens them in the quality store; gives back how many. */
export const moveToQuarantine = async (
  command: Command,
  batch: BatchRow,
  schema: DatasetSchema,
  seal: FieldSeal,
  records: string[],
): Promise<number> => {
  const rows = await takeOut(command, batch, schema, seal, records)
  await reopenOrInsert(command, batch, schema, seal, rows)
  return rows.length
}

/** Rows that the store contradicts need fixing again; the batch goes back to the officer and nothing is loaded. */
export const quarantineConflicts = async (
  command: Command,
  batch: BatchRow,
  schema: DatasetSchema,
  seal: FieldSeal,
  conflicts: readonly StoreConflict[],
): Promise<ApprovalOutcome> => {
  const records = [...new Set(conflicts.map(({ record }) => record))]
  const moved = await moveToQuarantine(command, batch, schema, seal, records)
  const positions = new Map<string, number>()
  const faults = conflicts.map((conflict) => {
    const position = (positions.get(conflict.record) ?? 0) + 1
    positions.set(conflict.record, position)
    return sealFault({ ...conflict, position, severity: 'error' as const }, schema, seal)
  })
  await insertFaults(command.tx, batch.id, faults)
  const updated = await updateBatch(command.tx, batch.id, {
    status: 'needs-fixes',
    good: Number(batch.good) - moved,
    quarantined: Number(batch.quarantined) + moved,
    submitted_by: null,
    submitted_name: null,
    submitted_at: null,
    decided_by: null,
    decided_name: null,
    decided_at: null,
    progress: null,
  })
  await command.audit({
    action: 'warehouse.batch-conflicts',
    object: { type: 'warehouse.batch', id: batch.id },
    agencyId: batch.agency_id,
    after: { conflicts: moved },
  })
  await command.emit({
    type: warehouseEvents.batchNeedsFixes,
    aggregate: { type: 'warehouse.batch', id: batch.id },
    agencyId: batch.agency_id,
    data: {
      datasetId: batch.dataset_id,
      batch: batch.number,
      rows: moved,
      uploadedBy: batch.uploaded_by,
    },
  })
  return { status: 'needs-fixes', loaded: 0, closed: 0, conflicts: moved, version: updated.version }
}
