// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import { fill } from '@tinhso/kernel/i18n'
import { sql } from 'kysely'
import { personOf } from '../batch/batch-access.ts'
import { type BatchRow, updateBatch } from '../batch/batch-store.ts'
import { codeListsOf } from '../batch/steps/check-file.ts'
import { addToLoadTable } from '../batch/steps/fill-load-table.ts'
import { compileRowCheck, keyOf } from '../checking/check-row.ts'
import type { RowFault } from '../checking/job.ts'
import { type DatasetSchema, type FixOutcome, storeFaults, warehouseEvents } from '../contract/index.ts'
import { createFieldSeal, type FieldSeal, sealRow } from '../dataset-store/field-seal.ts'
import {
  isSealed,
  loadTable,
  matchColumn,
  matchStorage,
  type UniqueSet,
  uniqueSets,
} from '../dataset-store/physical-model.ts'
import { keepUndecided } from '../source/keep-undecided.ts'
import { matchKey } from '../units/unit-field.ts'
import { unitBookOf } from '../units/unit-port.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { sealFault } from './quarantine-file.ts'
import { countRows, deleteFaults, insertFaults, type RawRow, updateRows } from './quarantine-store.ts'

/** A row to be judged again, in plain. */
export interface ChangedRow {
  readonly record: string
  readonly current: RawRow
}

interface JudgedRow extends ChangedRow {
  readonly normalised: RawRow
  readonly faults: RowFault[]
}

const passes = ({ faults }: JudgedRow) => faults.every(({ severity }) => severity !== 'error')

/** What the re-check works with; `schema` is the batch's own. */
export interface RecheckAround {
  readonly parts: WarehouseParts
  readonly command: Command
  readonly batch: BatchRow
  readonly schema: DatasetSchema
}

const matchText = (seal: FieldSeal, set: UniqueSet, row: JudgedRow): (string | null)[] =>
  set.fields.map((field) => {
    const value = row.normalised[matchKey(field)] ?? null
    return value !== null && isSealed(field) ? seal.mac(field, value) : value
  })

/** Which of these rows have a key that a good row of the batch has already. */
const takenKeys = async (
  { command, batch }: RecheckAround,
  seal: FieldSeal,
  set: UniqueSet,
  rows: readonly JudgedRow[],
): Promise<Set<string>> => {
  const keys = rows.map((row) => matchText(seal, set, row))
  const columns = set.fields.map((field) => sql.ref(`l.${matchColumn(field)}`))
  const storages = set.fields.map((field) => sql.raw(matchStorage(field)))
  const given = set.fields.map((_, index) => sql`${keys.map((key) => key[index])}::text[]`)
  const names = set.fields.map((_, index) => sql.ref(`k${index}`))
  const { rows: found } = await sql<{ position: string }>`
    select distinct given.position from unnest(${sql.join(given)}) with ordinality as given (${sql.join(names)}, position)
    join ${sql.table(`warehouse_load.${loadTable(batch.id)}`)} l
      on ${sql.join(
        columns.map(
          (column, index) => sql`${column}::${storages[index]} = given.${names[index]}::${storages[index]}`,
        ),
        sql` and `,
      )}`.execute(command.tx)
  return new Set(found.map(({ position }) => rows[Number(position) - 1]!.record))
}

const duplicateFault = (set: UniqueSet, row: JudgedRow): RowFault => {
  const field = set.fields[0]!
  const value = row.normalised[field.id] ?? null
  const title = set.fields.map((part) => part.title.vi).join(' + ')
  const { vi, en } = storeFaults['warehouse.duplicate-in-batch']
  return {
    field: field.id,
    rule: set.rule,
    severity: 'error',
    code: 'warehouse.duplicate-in-batch',
    value,
    message: { vi: fill(vi, { title, value }), en: fill(en, { title, value }) },
  }
}

/** Adds the fault of a repeated key to rows that are otherwise right. */
const addDuplicates = async (
  around: RecheckAround,
  seal: FieldSeal,
  judged: readonly JudgedRow[],
): Promise<void> => {
  for (const set of uniqueSets(around.schema)) {
    const ids = set.fields.map(matchKey)
    const keyed = judged.filter((row) => passes(row) && keyOf(ids, row.normalised) !== null)
    if (keyed.length === 0) continue
    const taken = await takenKeys(around, seal, set, keyed)
    const seen = new Set<string>()
    for (const row of keyed) {
      const key = keyOf(ids, row.normalised)!
      if (taken.has(row.record) || seen.has(key)) row.faults.push(duplicateFault(set, row))
      else seen.add(key)
    }
  }
}

const writeVerdicts = async (around: RecheckAround, seal: FieldSeal, judged: readonly JudgedRow[]) => {
  const { command, batch, schema } = around
  const sealed = (row: RawRow) => sealRow(seal, schema, row)
  const who = { ...personOf(command.actor), at: command.now }
  await deleteFaults(
    command.tx,
    batch.id,
    judged.map(({ record }) => record),
  )
  await updateRows(
    command.tx,
    batch.id,
    judged.map((row) => ({
      record: row.record,
      current: sealed(row.current),
      normalised: passes(row) ? sealed(row.normalised) : null,
    })),
    who,
  )
  const faults = judged
    .filter((row) => !passes(row))
    .flatMap(({ record, faults }) =>
      faults.map((fault, index) => ({ ...fault, record, position: index + 1 })),
    )
  await insertFaults(
    command.tx,
    batch.id,
    faults.map((fault) => sealFault(fault, schema, seal)),
  )
}

/**
 * Judges changed rows again with the same rules as the file (R-WH-05). Only rows that pass move to the load table; the
 * counts follow in the same transaction.
 */
export const recheckRows = async (
  around: RecheckAround,
  rows: readonly ChangedRow[],
): Promise<FixOutcome> => {
  const { parts, command, batch, schema } = around
  const seal = createFieldSeal(parts.kernel.keys, batch.dataset_id)
  const codeLists = await codeListsOf(parts, schema)
  const judge = compileRowCheck(schema, {
    codeLists,
    units: await unitBookOf(parts, schema, batch.dataset_id, command.tx),
    referenceDate: parts.kernel.clock.today(),
    dataDate: batch.data_date ?? undefined,
  })
  const judged = rows.map((row): JudgedRow => ({ ...row, ...judge(row.current) }))
  await addDuplicates(around, seal, judged)
  await keepUndecided(around, seal, judged)
  await writeVerdicts(around, seal, judged)
  const passed = judged.filter(passes)
  await addToLoadTable(command.tx, batch, schema, seal, passed)
  return settleCounts(command, batch, { changed: rows.length, passed: passed.length, discarded: 0 })
}

/** Moves rows from one count to another; the constraint holds their sum to the file's records. With the last open row the batch is ready. */
export const settleCounts = async (
  command: Command,
  batch: BatchRow,
  moved: { changed: number; passed: number; discarded: number },
): Promise<FixOutcome> => {
  const open = await countRows(command.tx, batch.id, { status: 'open' })
  const updated = await updateBatch(command.tx, batch.id, {
    good: Number(batch.good) + moved.passed,
    quarantined: Number(batch.quarantined) - moved.passed - moved.discarded,
    discarded: Number(batch.discarded) + moved.discarded,
    status: open > 0 ? 'needs-fixes' : 'ready',
  })
  if (open === 0)
    await command.emit({
      type: warehouseEvents.batchReady,
      aggregate: { type: 'warehouse.batch', id: batch.id },
      agencyId: batch.agency_id,
      data: { datasetId: batch.dataset_id, batch: batch.number, rows: 0, uploadedBy: batch.uploaded_by },
    })
  return {
    changed: moved.changed,
    passed: moved.passed,
    open,
    status: updated.status,
    version: updated.version,
  }
}
