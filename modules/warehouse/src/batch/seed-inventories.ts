// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import { systemActor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { Command } from '@tinhso/kernel/command'
import { type BatchStatus, type DatasetSchema, type DataTypeKey, dataTypeKeys } from '../contract/index.ts'
import { setAsideRows } from '../quarantine/quarantine-store.ts'
import type { DatasetEntry, Inventory, WarehouseParts } from '../warehouse-parts.ts'
import {
  type BatchRow,
  findBatch,
  findBatchById,
  insertBatch,
  lockBatch,
  updateBatch,
} from './batch-store.ts'
import { saveSchema } from './confirm-schema.ts'
import { csvLine } from './csv-records.ts'
import { ensureStaged } from './decide-batch.ts'
import { processBatch } from './process-batch.ts'
import { openAnalysis } from './sealed-analysis.ts'
import { batchSchema } from './steps/check-file.ts'
import { loadRows } from './steps/load-rows.ts'
import { removeBatchFolder } from './upload-batch.ts'

const actor = systemActor('first-content')
const broughtBy = 'Nội dung ban đầu của hệ thống'
const leftOut = 'Dòng của danh mục gốc chưa khớp kiểu dữ liệu, chờ cơ quan chủ quản bổ sung'

const asFile = ({ fields, rows }: Inventory) =>
  [fields.map(({ title }) => title), ...rows.map((row) => row.map((cell) => (cell === '' ? null : cell)))]
    .map((cells) => csvLine([...cells]))
    .join('')

const evidence = (entry: DatasetEntry, batch: BatchRow) => ({
  object: { type: 'warehouse.batch', id: batch.id, label: `${entry.code} / ${batch.number}` },
  agencyId: batch.agency_id,
})

/** Runs a command of the house on one batch that stands at a status. */
const onStatus = (
  parts: WarehouseParts,
  batch: BatchRow,
  status: readonly BatchStatus[],
  work: (command: Command, batch: BatchRow) => Promise<unknown>,
) =>
  parts.kernel.runCommand(
    { actor },
    { name: 'warehouse.batch.seed', input: { batchId: batch.id }, database: 'loader' },
    async (command) => {
      const locked = await lockBatch(command.tx, batch.id)
      if (!status.includes(locked.status)) throw new Error(`batch ${batch.id} is ${locked.status}`)
      await work(command, locked)
    },
  )

const receive = async (
  parts: WarehouseParts,
  entry: DatasetEntry,
  inventory: Inventory,
): Promise<BatchRow> => {
  const file = await parts.kernel.files.put(Readable.from([Buffer.from(asFile(inventory))]))
  return parts.kernel.runCommand(
    { actor },
    { name: 'warehouse.batch.seed', input: { code: entry.code } },
    async (command) => {
      const batch = await insertBatch(command.tx, {
        id: newId(),
        dataset_id: entry.id,
        agency_id: entry.ownerAgencyId!,
        kind: 'upload',
        mode: 'append',
        status: 'uploaded',
        file_hash: file.hash,
        file_name: `${entry.code}.csv`,
        file_size: file.size,
        source: inventory.title,
        reading: { choices: { habits: 'off' } },
        uploaded_by: null,
        uploaded_name: broughtBy,
        uploaded_at: command.now,
      })
      await command.audit({
        action: 'warehouse.batch-uploaded',
        ...evidence(entry, batch),
        after: { hash: file.hash },
      })
      return batch
    },
  )
}

const typeOf = (key: string): DataTypeKey => dataTypeKeys.find((known) => known === key) ?? 'text'

const declaredSchema = (proposed: DatasetSchema, inventory: Inventory): DatasetSchema => ({
  ...proposed,
  keys: [],
  rules: [],
  fields: proposed.fields.map(({ id, name, title }, index) => ({
    id,
    name,
    title,
    type: typeOf(inventory.fields[index]?.type ?? 'text'),
    required: inventory.fields[index]?.required ?? false,
    sensitive: 'none',
  })),
})

const confirm = (parts: WarehouseParts, entry: DatasetEntry, inventory: Inventory, batch: BatchRow) =>
  onStatus(parts, batch, ['proposed'], async (command, locked) => {
    const analysis = openAnalysis(parts, locked)!
    const declared = declaredSchema(analysis.schema, inventory)
    const schema = await saveSchema(command, entry, declared, { proposedBy: broughtBy, reason: null })
    await updateBatch(command.tx, locked.id, {
      status: 'checking',
      schema_version: schema.version,
      column_uses: analysis.columns,
    })
    await command.audit({ action: 'warehouse.batch-confirmed', ...evidence(entry, locked) })
  })

const accept = async (parts: WarehouseParts, entry: DatasetEntry, batch: BatchRow) => {
  await ensureStaged(parts, batch)
  const schema = await batchSchema(parts, batch)
  await onStatus(parts, batch, ['ready', 'needs-fixes'], async (command, locked) => {
    const who = { id: null, name: broughtBy, at: command.now }
    const aside = await setAsideRows(command.tx, locked.id, 'left-out', leftOut, who)
    await updateBatch(command.tx, locked.id, {
      status: 'approved',
      decided_name: broughtBy,
      decided_at: command.now,
      ...(aside > 0 ? { left_out_reason: leftOut } : {}),
    })
    await command.audit({
      action: 'warehouse.batch-approved',
      ...evidence(entry, locked),
      after: { leftOut: aside },
    })
    await loadRows(parts, command, locked.id, schema)
  })
  await removeBatchFolder(parts, batch.id)
}

const carryOn = async (parts: WarehouseParts, batch: BatchRow): Promise<BatchRow> => {
  await processBatch(parts)({ batchId: batch.id }, { signal: new AbortController().signal, attempt: 1 })
  return (await findBatchById(parts.kernel.database.read, batch.id))!
}

const seedInventory = async (parts: WarehouseParts, entry: DatasetEntry, inventory: Inventory) => {
  const first = await findBatch(parts.kernel.database.read, entry.id, 1)
  let batch = await carryOn(parts, first ?? (await receive(parts, entry, inventory)))
  if (batch.status === 'proposed') {
    await confirm(parts, entry, inventory, batch)
    batch = await carryOn(parts, batch)
  }
  if (batch.uploaded_by === null && (batch.status === 'ready' || batch.status === 'needs-fixes'))
    await accept(parts, entry, batch)
}

/**
 * Brings the province's own inventories through the same steps as any file: read, checked, loaded with evidence. The
 * house itself brings them, so no two persons are named; a start that was cut short goes on where it stopped.
 */
export const seedInventories = async (parts: WarehouseParts): Promise<void> => {
  for (const inventory of await parts.catalog.inventories()) {
    const entry = await parts.catalog.entryByCode(inventory.code)
    if (!entry || entry.ownerAgencyId === null || inventory.rows.length === 0) continue
    await seedInventory(parts, entry, inventory)
  }
}
