// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemActor } from '@tinhso/kernel/access'
import type { Command } from '@tinhso/kernel/command'
import type { CheckCounts, ColumnProfile } from '../../checking/job.ts'
import { type DatasetSchema, warehouseEvents } from '../../contract/index.ts'
import { createFieldSeal } from '../../dataset-store/field-seal.ts'
import { quarantineFile } from '../../quarantine/quarantine-file.ts'
import { deleteRows } from '../../quarantine/quarantine-store.ts'
import { batchFolder, type WarehouseParts } from '../../warehouse-parts.ts'
import { type BatchRow, lockBatch, updateBatch } from '../batch-store.ts'
import { batchSchema } from './check-file.ts'
import { fillLoadTable } from './fill-load-table.ts'

const recordCounts = async (
  parts: WarehouseParts,
  command: Command,
  batch: BatchRow,
  counts: CheckCounts,
  schema: DatasetSchema,
) => {
  const written = await readFile(join(batchFolder(parts.kernel, batch.id), 'profile.json'), 'utf8')
  const profile = JSON.parse(written) as ColumnProfile[]
  await updateBatch(command.tx, batch.id, {
    status: counts.bad > 0 ? 'needs-fixes' : 'ready',
    physical: counts.physical,
    non_data: counts.header + counts.skipped + counts.empty,
    good: counts.good,
    quarantined: counts.bad,
    discarded: 0,
    warned: counts.warned,
    by_rule: counts.byRule,
    profile: withoutSensitive(profile, schema),
    progress: null,
  })
}

/** Examples and extremes of personal fields stay out of the profile. */
const withoutSensitive = (profile: readonly ColumnProfile[], schema: DatasetSchema): ColumnProfile[] => {
  const personal = new Set(schema.fields.filter((field) => field.sensitive !== 'none').map(({ id }) => id))
  return profile.map((column) =>
    personal.has(column.id) ? { ...column, min: null, max: null, top: [] } : column,
  )
}

/**
 * Step `stage`: good rows into the load table, bad rows with their faults into the quality store, and the counts, which
 * a constraint holds to `physical = good + quarantined + non-data + discarded` (R-WH-02).
 */
export const stageRows = async (
  parts: WarehouseParts,
  batch: BatchRow,
  counts: CheckCounts,
): Promise<void> => {
  const { kernel } = parts
  const schema = await batchSchema(parts, batch)
  const seal = createFieldSeal(kernel.keys, batch.dataset_id)
  await kernel.database.transaction((tx) => deleteRows(tx, batch.id))
  const staged = await fillLoadTable(parts, batch, schema, counts.good)
  if (staged !== counts.good)
    throw new Error(`batch ${batch.id}: ${staged} rows staged, ${counts.good} counted`)
  await kernel.runCommand(
    { actor: systemActor('warehouse') },
    { name: 'warehouse.batch.stage', input: { batchId: batch.id } },
    async (command) => {
      const locked = await lockBatch(command.tx, batch.id)
      if (locked.status !== 'checking' || locked.version !== batch.version) return
      const stored = await quarantineFile(command.tx, batchFolder(kernel, batch.id), batch.id, schema, seal)
      if (stored !== counts.bad)
        throw new Error(`batch ${batch.id}: ${stored} bad rows, ${counts.bad} counted`)
      await recordCounts(parts, command, batch, counts, schema)
      await command.audit({
        action: 'warehouse.batch-checked',
        object: { type: 'warehouse.batch', id: batch.id },
        agencyId: batch.agency_id,
        after: { physical: counts.physical, good: counts.good, bad: counts.bad, byRule: counts.byRule },
      })
      if (counts.good + counts.bad > 0)
        await command.emit({
          type: counts.bad > 0 ? warehouseEvents.batchNeedsFixes : warehouseEvents.batchReady,
          aggregate: { type: 'warehouse.batch', id: batch.id },
          agencyId: batch.agency_id,
          data: {
            datasetId: batch.dataset_id,
            batch: batch.number,
            rows: counts.bad,
            uploadedBy: batch.uploaded_by,
          },
        })
      parts.killPoint('stage-commit')
    },
  )
}
