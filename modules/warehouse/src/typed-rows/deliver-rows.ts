// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { type BatchRow, findBatch, lockBatch, updateBatch } from '../batch/batch-store.ts'
import { receiveBatch } from '../batch/upload-batch.ts'
import { type LoadMode, warehouseEvents } from '../contract/index.ts'
import { findSchema } from '../dataset-store/dataset-store.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import type { TypedRow } from './typed-rows.ts'

/** Rows that people typed, to be a batch of a dataset. */
export interface RowsDelivery {
  readonly code: string
  readonly datasetId: string
  readonly mode: Exclude<LoadMode, 'restore'>
  readonly fileName: string
  readonly source: string
  /** Which source the rows count as, whatever it is called this time. */
  readonly sourceKey: string
  readonly note: string | null
  /** In the order in which they become records 1, 2, 3 … of the batch. */
  readonly rows: readonly TypedRow[]
}

/**
 * Brings typed rows as a batch through the same steps as any file: kept as a file of JSON lines, checked, staged, and
 * accepted by another person. The present schema and its columns are set, so that nothing about the file is concluded.
 * `also` is done in the transaction that registers the batch.
 */
export const deliverRows = async (
  parts: WarehouseParts,
  context: CommandContext,
  { code, datasetId, rows, sourceKey, ...delivery }: RowsDelivery,
  also?: (command: Command, batch: BatchRow) => Promise<void>,
): Promise<{ number: number }> => {
  const schema = await findSchema(parts.kernel.database.read, datasetId)
  if (!schema) throw refuse('not-found', 'warehouse.unknown-dataset')
  const line = (row: TypedRow) =>
    `${JSON.stringify(Object.fromEntries(schema.fields.map(({ id, name }) => [name, row[id] ?? null])))}\n`
  const content = Readable.from(rows.map((row) => Buffer.from(line(row))))
  const columns = schema.fields.map(({ id }) => ({ field: id }))
  const known = { schema_version: schema.version, column_uses: columns, source_key: sourceKey }
  return receiveBatch(parts, context, code, { ...delivery, collectionMethod: null }, content, known, also)
}

/**
 * Submits a delivered batch that passed the check whole, in the name of the person who delivered it: who consolidates
 * says in the same act that the rows are ready. Nothing happens unless the batch is ready.
 */
export const submitDelivered = async (command: Command, datasetId: string, number: number): Promise<void> => {
  const found = await findBatch(command.tx, datasetId, number)
  const batch = found && (await lockBatch(command.tx, found.id))
  if (batch?.status !== 'ready' || Number(batch.good) === 0) return
  await updateBatch(command.tx, batch.id, {
    status: 'submitted',
    submitted_by: batch.uploaded_by,
    submitted_name: batch.uploaded_name,
    submitted_at: command.now,
  })
  await command.audit({
    action: 'warehouse.batch-submitted',
    object: { type: 'warehouse.batch', id: batch.id, label: `${batch.number}` },
    agencyId: batch.agency_id,
    after: { inTheNameOf: batch.uploaded_name },
  })
  await command.emit({
    type: warehouseEvents.batchSubmitted,
    aggregate: { type: 'warehouse.batch', id: batch.id },
    agencyId: batch.agency_id,
    data: { datasetId, batch: batch.number, rows: Number(batch.good) },
  })
}
