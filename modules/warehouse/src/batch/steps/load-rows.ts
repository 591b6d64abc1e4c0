// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import { sql } from 'kysely'
import { noteCodes } from '../../code-lists.ts'
import { type ApprovalOutcome, type DatasetSchema, warehouseEvents } from '../../contract/index.ts'
import { requireFresh } from '../../correction/require-fresh.ts'
import { countLoad, lockDataset } from '../../dataset-store/dataset-store.ts'
import { adoptLoadTable, dropLoadTable } from '../../dataset-store/dataset-tables.ts'
import { createFieldSeal } from '../../dataset-store/field-seal.ts'
import { columnsOf, datasetTable, loadTable, uniqueSets } from '../../dataset-store/physical-model.ts'
import { quarantineConflicts } from '../../quarantine/quarantine-conflicts.ts'
import { noteConflicts } from '../../source/conflict-store.ts'
import { keepStored } from '../../source/keep-stored.ts'
import { judgeSources, type SourceConflict, withSources } from '../../source/source-conflicts.ts'
import { noteUnits } from '../../units/unit-uses.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { type BatchRow, lockBatch, updateBatch } from '../batch-store.ts'
import { findStoreConflicts, sameKey } from './store-conflicts.ts'

const closeReplaced = async (
  command: Command,
  batch: BatchRow,
  schema: DatasetSchema,
  load: string,
  taken: readonly SourceConflict[],
): Promise<number> => {
  const rows = sql.table(`dataset_rows.${datasetTable(batch.dataset_id)}`)
  if (batch.mode === 'replace') {
    const closed = await sql`update ${rows} set batch_out = ${load} where batch_out is null`.execute(
      command.tx,
    )
    return Number(closed.numAffectedRows ?? 0)
  }
  if (batch.mode === 'append' && taken.length > 0) {
    const ids = taken.map(({ rowId }) => rowId)
    const closed = await sql`update ${rows} set batch_out = ${load}
      where batch_out is null and row_id = any(${ids}::bigint[])`.execute(command.tx)
    return Number(closed.numAffectedRows ?? 0)
  }
  const primary = uniqueSets(schema).find((set) => set.primary)
  if (batch.mode !== 'upsert' || !primary) return 0
  const closed = await sql`update ${rows} s set batch_out = ${load}
    from ${sql.table(`warehouse_load.${loadTable(batch.id)}`)} l
    where s.batch_out is null and ${sameKey(primary.fields)}`.execute(command.tx)
  return Number(closed.numAffectedRows ?? 0)
}

const insertStaged = async (
  command: Command,
  batch: BatchRow,
  schema: DatasetSchema,
  load: string,
): Promise<number> => {
  const columns = columnsOf(schema)
  const names = columns.map(({ column }) => sql.ref(column))
  const values = columns.map(({ column, storage }) => sql`${sql.ref(column)}::${sql.raw(storage)}`)
  const inserted = await sql`
    insert into ${sql.table(`dataset_rows.${datasetTable(batch.dataset_id)}`)} (batch_in, record_no, ${sql.join(names)})
    select ${load}::bigint, record_no, ${sql.join(values)}
    from ${sql.table(`warehouse_load.${loadTable(batch.id)}`)} order by record_no`.execute(command.tx)
  return Number(inserted.numAffectedRows ?? 0)
}

/** The number of a load; loads of one dataset are numbered in the order in which they hold its row. */
export const nextLoadNumber = async (command: Command): Promise<string> => {
  const { rows } = await sql<{ next: string }>`select nextval('warehouse.load_number') as next`.execute(
    command.tx,
  )
  return rows[0]!.next
}

interface LoadNumbers {
  readonly load: string
  readonly loaded: number
  readonly closed: number
}

/** Lets a prepared load table become the dataset's table; null: it is none, or no longer fits. */
const adoptPrepared = async (command: Command, batch: BatchRow): Promise<LoadNumbers | null> => {
  const { rows } = await sql<{ prepared: boolean }>`select exists (select from pg_attribute
    where attrelid = to_regclass(${`warehouse_load.${loadTable(batch.id)}`}) and attname = 'batch_in') as prepared`.execute(
    command.tx,
  )
  if (!rows[0]!.prepared || !(await adoptLoadTable(command.tx, batch.id, batch.dataset_id))) return null
  const counted = await sql<{ load: string; loaded: string }>`
    select min(batch_in)::text as load, count(*)::text as loaded
    from ${sql.table(`dataset_rows.${datasetTable(batch.dataset_id)}`)}`.execute(command.tx)
  const { load, loaded } = counted.rows[0]!
  return { load, loaded: Number(loaded), closed: 0 }
}

const insertAfterClosing = async (
  command: Command,
  batch: BatchRow,
  schema: DatasetSchema,
  taken: readonly SourceConflict[],
): Promise<LoadNumbers> => {
  const load = await nextLoadNumber(command)
  const closed = await closeReplaced(command, batch, schema, load, taken)
  return { load, closed, loaded: await insertStaged(command, batch, schema, load) }
}

const finish = async (command: Command, batch: BatchRow, numbers: LoadNumbers): Promise<ApprovalOutcome> => {
  const updated = await updateBatch(command.tx, batch.id, {
    status: 'loaded',
    load_number: numbers.load,
    loaded_at: command.now,
    closed_rows: numbers.closed,
    progress: null,
  })
  await countLoad(command.tx, batch.dataset_id, numbers.loaded - numbers.closed, command.now)
  await dropLoadTable(command.tx, batch.id)
  const { loaded, closed } = numbers
  await command.audit({
    action: 'warehouse.batch-loaded',
    object: { type: 'warehouse.batch', id: batch.id },
    agencyId: batch.agency_id,
    after: {
      rows: loaded,
      closed,
      mode: batch.mode,
      load: Number(numbers.load),
      approvedBy: batch.decided_by,
    },
  })
  await command.emit({
    type: warehouseEvents.batchLoaded,
    aggregate: { type: 'warehouse.batch', id: batch.id },
    agencyId: batch.agency_id,
    data: { datasetId: batch.dataset_id, batch: batch.number, rows: loaded, closed, mode: batch.mode },
  })
  return { status: 'loaded', loaded, closed, conflicts: 0, version: updated.version }
}

/**
 * Step `load`: one transaction of the loader (architecture §3C). Uniqueness and references against the store send rows
 * back to be fixed and nothing is loaded; else replaced rows are closed and staged rows inserted, or a prepared table takes the
 * place of the empty one, and their number must be the number that was accepted (R-WH-02).
 */
export const loadRows = async (
  parts: WarehouseParts,
  command: Command,
  batchId: string,
  schema: DatasetSchema,
): Promise<ApprovalOutcome> => {
  const { dataset_id: datasetId } = await lockBatch(command.tx, batchId)
  if (!(await lockDataset(command.tx, datasetId))) throw new Error(`dataset ${datasetId} has no store`)
  let batch = await lockBatch(command.tx, batchId)
  const seal = createFieldSeal(parts.kernel.keys, datasetId)
  await requireFresh(command.tx, batch.id, datasetTable(datasetId))
  const sources = await judgeSources(command.tx, batch, schema)
  const found = await findStoreConflicts({ tx: command.tx, batch, schema, seal }, parts)
  const conflicts = withSources(found, sources, schema)
  if (conflicts.length > 0) {
    const outcome = await quarantineConflicts(command, batch, schema, seal, conflicts)
    await noteConflicts(command.tx, batch.id, sources.asked)
    return outcome
  }
  batch = await keepStored(command, batch, schema, seal, sources.kept)
  await noteCodes(parts.reference, command, batch, schema)
  await noteUnits(command, batch, schema)
  const numbers =
    (await adoptPrepared(command, batch)) ?? (await insertAfterClosing(command, batch, schema, sources.taken))
  if (String(numbers.loaded) !== batch.good)
    throw new Error(`batch ${batch.id}: ${numbers.loaded} rows inserted, ${batch.good} accepted`)
  const outcome = await finish(command, batch, numbers)
  parts.killPoint('load-commit')
  return outcome
}
