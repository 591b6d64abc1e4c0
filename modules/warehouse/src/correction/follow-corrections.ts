// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import type { HouseEvent } from '@tinhso/kernel/events'
import type { Subscriber } from '@tinhso/kernel/module'
import { warehouseEvents } from '../contract/index.ts'
import { findSchema } from '../dataset-store/dataset-store.ts'
import { submitDelivered } from '../typed-rows/deliver-rows.ts'
import { type Correction, correctedRows, findCorrection } from './correction-store.ts'

interface BatchData {
  readonly datasetId: string
  readonly batch: number
}

const tellConsumers = async (
  command: Command,
  { datasetId }: BatchData,
  correction: Correction,
  agencyId: string | null,
) => {
  const schema = await findSchema(command.tx, datasetId, correction.schemaVersion)
  const rows = await correctedRows(command.tx, correction.batchId)
  const changed = new Set(rows.flatMap(({ fieldIds }) => fieldIds))
  const fields = (schema?.fields ?? []).filter(({ id }) => changed.has(id)).map(({ name }) => name)
  await command.audit({
    action: 'warehouse.rows-corrected',
    object: { type: 'warehouse.batch', id: correction.batchId, label: `${correction.number}` },
    agencyId,
    after: { rows: rows.length, fields },
    reason: correction.reason,
  })
  await command.emit({
    type: warehouseEvents.rowsCorrected,
    aggregate: { type: 'warehouse.batch', id: correction.batchId },
    agencyId,
    data: {
      datasetId,
      batch: correction.number,
      load: Number(correction.load),
      rows: rows.length,
      fields,
    },
  })
}

const onCorrection =
  (
    work: (
      command: Command,
      data: BatchData,
      correction: Correction,
      agencyId: string | null,
    ) => Promise<void>,
  ) =>
  async (event: HouseEvent, command: Command) => {
    const data = event.data as unknown as BatchData
    const correction = await findCorrection(command.tx, data.datasetId, data.batch)
    if (correction) await work(command, data, correction, event.agencyId)
  }

/** Carries corrections on: submitted once their batch passed the check, told to consumers once it counts. */
export const followCorrections = (): Subscriber[] => [
  {
    name: 'warehouse.submit-correction',
    event: warehouseEvents.batchReady,
    handle: onCorrection((command, { datasetId, batch }) => submitDelivered(command, datasetId, batch)),
  },
  {
    name: 'warehouse.tell-correction',
    event: warehouseEvents.batchLoaded,
    handle: onCorrection(tellConsumers),
  },
]
