// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { sql } from 'kysely'
import { type DatasetSchema, undoBatch, warehouseEvents } from '../contract/index.ts'
import { countLoad, findSchema, lockDataset } from '../dataset-store/dataset-store.ts'
import { columnsOf, datasetTable, matchColumn, uniqueSets } from '../dataset-store/physical-model.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { personOf } from './batch-access.ts'
import { type BatchRow, insertBatch, updateBatch } from './batch-store.ts'
import { type BatchAddress, onBatch } from './decide-batch.ts'
import { nextLoadNumber } from './steps/load-rows.ts'

const rowsOf = (batch: BatchRow) => sql.table(`dataset_rows.${datasetTable(batch.dataset_id)}`)

/** Loads that closed rows which this batch had brought (and which no undo has brought back). */
const laterClosings = async (command: Command, batch: BatchRow): Promise<string[]> => {
  const { rows } = await sql<{ load: string }>`
    select distinct last_out::text as load from (
      select coalesce(restores, row_id) as first_row, bool_or(batch_out is null) as in_force, max(batch_out) as last_out
      from ${rowsOf(batch)}
      where batch_in = ${batch.load_number}
        or restores in (select row_id from ${rowsOf(batch)} where batch_in = ${batch.load_number})
      group by 1) versions
    where not in_force`.execute(command.tx)
  return rows.map(({ load }) => load)
}

/** Loads that brought rows with a key which restoring would bring again. */
const laterKeys = async (command: Command, batch: BatchRow, schema: DatasetSchema): Promise<string[]> => {
  const found = new Set<string>()
  for (const set of uniqueSets(schema)) {
    const same = sql.join(
      set.fields.map(
        (field) => sql`${sql.ref(`s.${matchColumn(field)}`)} = ${sql.ref(`o.${matchColumn(field)}`)}`,
      ),
      sql` and `,
    )
    const { rows } = await sql<{ load: string }>`
      select distinct s.batch_in::text as load from ${rowsOf(batch)} o join ${rowsOf(batch)} s on ${same}
      where o.batch_out = ${batch.load_number} and s.batch_out is null and s.batch_in <> ${batch.load_number}
        and (s.restores is null or not exists (
          select from ${rowsOf(batch)} own where own.row_id = s.restores and own.batch_in = ${batch.load_number}))`.execute(
      command.tx,
    )
    for (const { load } of rows) found.add(load)
  }
  return [...found]
}

const requireUntouched = async (command: Command, batch: BatchRow, schema: DatasetSchema) => {
  const loads = [...(await laterClosings(command, batch)), ...(await laterKeys(command, batch, schema))]
  if (loads.length === 0) return
  const { rows } = await sql<{ number: number }>`select number from warehouse.batch
    where load_number = any(${loads}::bigint[]) order by number desc`.execute(command.tx)
  const later = rows.map(({ number }) => number)
  throw refuse('conflict', 'warehouse.undo-blocked', {
    number: batch.number,
    later: later.join(', '),
    batches: later,
  })
}

/** Closes what the batch had brought and brings back, as new rows, what it had closed. */
const restore = async (
  command: Command,
  batch: BatchRow,
  schema: DatasetSchema,
): Promise<{ load: string; closed: number; restored: number }> => {
  const load = await nextLoadNumber(command)
  const closed = await sql`update ${rowsOf(batch)} set batch_out = ${load} where batch_out is null
    and (batch_in = ${batch.load_number}
      or restores in (select row_id from ${rowsOf(batch)} where batch_in = ${batch.load_number}))`.execute(
    command.tx,
  )
  const columns = sql.join(columnsOf(schema).map(({ column }) => sql.ref(column)))
  const restored = await sql`insert into ${rowsOf(batch)} (batch_in, record_no, restores, ${columns})
    select ${load}::bigint, record_no, coalesce(restores, row_id), ${columns} from ${rowsOf(batch)}
    where batch_out = ${batch.load_number} order by row_id`.execute(command.tx)
  return {
    load,
    closed: Number(closed.numAffectedRows ?? 0),
    restored: Number(restored.numAffectedRows ?? 0),
  }
}

const recordUndo = async (
  command: Command,
  batch: BatchRow,
  reason: string,
  { load, closed, restored }: Awaited<ReturnType<typeof restore>>,
): Promise<BatchRow> => {
  const person = personOf(command.actor)
  const undo = await insertBatch(command.tx, {
    id: newId(),
    dataset_id: batch.dataset_id,
    agency_id: batch.agency_id,
    kind: 'undo',
    mode: 'restore',
    status: 'loaded',
    schema_version: batch.schema_version,
    physical: restored,
    good: restored,
    non_data: 0,
    quarantined: 0,
    discarded: 0,
    warned: 0,
    uploaded_by: person.id,
    uploaded_name: person.name,
    uploaded_at: command.now,
    decided_by: person.id,
    decided_name: person.name,
    decided_at: command.now,
    decision_reason: reason,
    load_number: load,
    loaded_at: command.now,
    closed_rows: closed,
    undo_of: batch.id,
  })
  await updateBatch(command.tx, batch.id, { status: 'undone', undone_by: undo.id })
  await countLoad(command.tx, batch.dataset_id, restored - closed, command.now)
  return undo
}

/**
 * Takes a loaded batch back: a new batch that restores what stood before (architecture §3C). Refused while later
 * batches touch the same rows or keys.
 */
export const undo = (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  input: { reason: string; version?: number | undefined },
): Promise<{ number: number; closed: number; restored: number }> =>
  onBatch(
    parts,
    context,
    address,
    { permission: undoBatch, allowed: ['loaded'], version: input.version, input, database: 'loader' },
    async (command, batch) => {
      if (!input.reason.trim()) throw refuse('invalid', 'warehouse.reason-required')
      if (batch.kind === 'undo')
        throw refuse('conflict', 'warehouse.invalid-transition', {
          number: batch.number,
          status: batch.status,
        })
      await lockDataset(command.tx, batch.dataset_id)
      const schema = (await findSchema(command.tx, batch.dataset_id))!
      await requireUntouched(command, batch, schema)
      const moved = await restore(command, batch, schema)
      const made = await recordUndo(command, batch, input.reason, moved)
      await command.audit({
        action: 'warehouse.batch-undone',
        object: { type: 'warehouse.batch', id: batch.id, label: `${address.code} / ${batch.number}` },
        agencyId: batch.agency_id,
        after: { undoneBy: made.number, closed: moved.closed, restored: moved.restored },
        reason: input.reason,
      })
      await command.emit({
        type: warehouseEvents.batchUndone,
        aggregate: { type: 'warehouse.batch', id: batch.id },
        agencyId: batch.agency_id,
        data: { datasetId: batch.dataset_id, batch: batch.number, undo: made.number, ...moved },
      })
      return { number: made.number, closed: moved.closed, restored: moved.restored }
    },
  )
