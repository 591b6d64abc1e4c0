// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import type { Command } from '@tinhso/kernel/command'
import { AppError } from '@tinhso/kernel/errors'
import type { HouseEvent } from '@tinhso/kernel/events'
import type { Subscriber } from '@tinhso/kernel/module'
import { warehouseEvents } from '../contract/index.ts'
import { findDataset, findSchema } from '../dataset-store/dataset-store.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { scanDataset } from './scan-dataset.ts'
import { findingsOf, lastLoadOf, scanOf } from './scan-store.ts'

/** Name of the job that scans a dataset; its payload is `{ datasetId }`. */
export const scanJob = 'warehouse.scan-personal-data'

/** Datasets of at most this many rows are scanned while the asking person waits. */
const rowsScannedAtOnce = 20_000

/** What a scan found that nobody has settled, by field; null: the rows in force have not been scanned yet. */
export interface OpenFinding {
  readonly fieldId: string
  /** The field that makes the finding together with this one. */
  readonly besideId: string | null
  readonly kind: string
  readonly rows: number
}

/** The open findings of the rows in force; null while they are not scanned. */
export const openFindings = async (
  { kernel }: WarehouseParts,
  datasetId: string,
): Promise<OpenFinding[] | null> => {
  const { read } = kernel.database
  const [schema, load] = await Promise.all([findSchema(read, datasetId), lastLoadOf(read, datasetId)])
  const scan = schema && load !== null ? await scanOf(read, datasetId, schema.version, load) : null
  if (!scan) return null
  return (await findingsOf(read, scan.id))
    .filter(({ confirmed_by }) => confirmed_by === null)
    .map(({ field_id, beside, kind, row_count }) => ({
      fieldId: field_id,
      besideId: beside,
      kind,
      rows: Number(row_count),
    }))
}

/** Scans a small dataset now; a large one is left to the worker, which `enqueueScan` asks. True when the scan stands. */
export const scanIfSmall = async (parts: WarehouseParts, datasetId: string): Promise<boolean> => {
  const stored = await findDataset(parts.kernel.database.read, datasetId)
  if (!stored || stored.rowCount > rowsScannedAtOnce) return false
  await scanDataset(parts, datasetId)
  return true
}

/** Asks the worker to scan a dataset. */
export const enqueueScan = (command: Command, datasetId: string): Promise<void> =>
  command.enqueue(scanJob, { datasetId }, { key: `${scanJob}:${datasetId}`, queue: scanJob })

/** Sees to it that the rows in force are scanned: few of them now, many by the worker. */
export const prepareScan = async (parts: WarehouseParts, datasetId: string): Promise<void> => {
  if ((await openFindings(parts, datasetId)) !== null) return
  if (await scanIfSmall(parts, datasetId)) return
  await parts.kernel.runCommand(
    { actor: systemActor('warehouse') },
    { name: 'warehouse.personal-data.scan', input: null },
    async (command) => {
      await enqueueScan(command, datasetId)
      await command.audit({
        action: 'warehouse.personal-data-scan-asked',
        object: { type: 'warehouse.dataset', id: datasetId },
      })
    },
  )
}

/** Does the job; a dataset that has nothing to scan any more is left alone. */
export const runScan = async (parts: WarehouseParts, datasetId: string): Promise<void> => {
  await scanDataset(parts, datasetId).catch((error) => {
    if (!(error instanceof AppError && error.code === 'warehouse.nothing-to-scan')) throw error
  })
}

/** After each load of a dataset that is classified as open, its new rows are scanned: nobody waits when they are published. */
export const scanAfterLoad = (parts: WarehouseParts): Subscriber[] => [
  {
    name: 'warehouse.scan-after-load',
    event: warehouseEvents.batchLoaded,
    handle: async (event: HouseEvent, command: Command) => {
      const { datasetId } = event.data as { datasetId: string }
      const [entry] = await parts.catalog.entriesByIds([datasetId])
      if (entry?.classification.access === 'open') await enqueueScan(command, datasetId)
    },
  },
]
