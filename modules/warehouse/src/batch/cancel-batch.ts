// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from '@tinhso/kernel/command'
import { uploadBatch, warehouseEvents } from '../contract/index.ts'
import { dropLoadTable } from '../dataset-store/dataset-tables.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { type BatchRow, updateBatch } from './batch-store.ts'
import { type BatchAddress, onBatch } from './decide-batch.ts'
import { removeBatchFolder } from './upload-batch.ts'

/** Statuses from which a batch can be given up: all before it is accepted. */
export const cancellable = [
  'uploaded',
  'reading',
  'proposed',
  'checking',
  'needs-fixes',
  'ready',
  'submitted',
] as const

/** Gives a batch up; a check in progress is ended at once. Rows in the quality store stay as evidence. */
export const cancelBatch = async (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  input: { reason?: string | undefined; version?: number | undefined },
): Promise<{ status: BatchRow['status']; version: number }> => {
  const { id, ...answer } = await onBatch(
    parts,
    context,
    address,
    {
      permission: uploadBatch,
      name: 'warehouse.batch.cancel',
      allowed: cancellable,
      version: input.version,
      input,
      database: 'loader',
    },
    async (command, batch) => {
      const updated = await updateBatch(command.tx, batch.id, { status: 'cancelled', progress: null })
      await dropLoadTable(command.tx, batch.id)
      await command.audit({
        action: 'warehouse.batch-cancelled',
        object: { type: 'warehouse.batch', id: batch.id, label: `${address.code} / ${batch.number}` },
        agencyId: batch.agency_id,
        before: { status: batch.status },
        ...(input.reason ? { reason: input.reason } : {}),
      })
      await command.emit({
        type: warehouseEvents.batchDropped,
        aggregate: { type: 'warehouse.batch', id: batch.id },
        agencyId: batch.agency_id,
        data: { datasetId: batch.dataset_id, batch: batch.number, status: updated.status },
      })
      return { id: batch.id, status: updated.status, version: updated.version }
    },
  )
  parts.running.get(id)?.abort(new Error('cancelled'))
  if (!parts.running.has(id)) await removeBatchFolder(parts, id)
  return answer
}
