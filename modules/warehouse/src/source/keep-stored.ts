// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import { type BatchRow, updateBatch } from '../batch/batch-store.ts'
import type { DatasetSchema } from '../contract/index.ts'
import type { FieldSeal } from '../dataset-store/field-seal.ts'
import { moveToQuarantine } from '../quarantine/quarantine-conflicts.ts'
import { setAsideRows } from '../quarantine/quarantine-store.ts'
import { chooseConflicts, noteConflicts } from './conflict-store.ts'
import type { SourceConflict } from './source-conflicts.ts'
import { findSourceOrder } from './source-order-store.ts'

/**
 * Sets records aside whose stored row comes from a source that counts more: they stay in the quality store with both
 * sources and the reason, and are counted; nothing is dropped in silence.
 */
export const keepStored = async (
  command: Command,
  batch: BatchRow,
  schema: DatasetSchema,
  seal: FieldSeal,
  kept: readonly SourceConflict[],
): Promise<BatchRow> => {
  if (kept.length === 0) return batch
  const records = kept.map(({ record }) => record)
  const moved = await moveToQuarantine(command, batch, schema, seal, records)
  const order = await findSourceOrder(command.tx, batch.dataset_id)
  const who = { id: null, name: order?.decidedName ?? '', at: command.now }
  const reason = `Giữ giá trị của nguồn ưu tiên “${kept[0]!.storedSource}”. ${order?.reason ?? ''}`.trim()
  await setAsideRows(command.tx, batch.id, 'discarded', reason, who, records)
  await noteConflicts(command.tx, batch.id, kept)
  await chooseConflicts(command.tx, batch.id, records, 'stored', who)
  return updateBatch(command.tx, batch.id, {
    good: Number(batch.good) - moved,
    discarded: Number(batch.discarded) + moved,
  })
}
