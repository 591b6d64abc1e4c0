// SPDX-License-Identifier: Apache-2.0
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { permittedBatch, personOf } from '../batch/batch-access.ts'
import type { BatchRow } from '../batch/batch-store.ts'
import { type BatchAddress, ensureStaged, onBatch } from '../batch/decide-batch.ts'
import { batchSchema } from '../batch/steps/check-file.ts'
import { type DatasetSchema, type FixOutcome, fixRows } from '../contract/index.ts'
import { createFieldSeal, openRow } from '../dataset-store/field-seal.ts'
import { isSealed } from '../dataset-store/physical-model.ts'
import { maskValue } from '../personal/mask-value.ts'
import { withoutMark } from '../reading/typed-number.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { listRows, type RawRow, type RowSelection, setAsideRows } from './quarantine-store.ts'
import { type ChangedRow, recheckRows, settleCounts } from './recheck-rows.ts'

/** The most rows one command changes. */
export const mostRowsAtOnce = 50_000

/** New values of one record, by field id; null empties a cell. */
export interface RowEdit {
  readonly record: number
  readonly values: RawRow
}

interface Fixing {
  readonly name: string
  readonly input: unknown
  readonly version?: number | undefined
}

type Work = (around: {
  command: Command
  batch: BatchRow
  schema: DatasetSchema
  /** Open rows of a selection, in plain. */
  open: (selection: RowSelection) => Promise<ChangedRow[]>
}) => Promise<FixOutcome>

/** Runs one change of open rows of a batch, held for its length, and writes what it led to into the evidence. */
export const fixing = async (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  request: Fixing,
  work: Work,
): Promise<FixOutcome> => {
  const { batch: found } = await permittedBatch(parts, context.actor, address, fixRows)
  const schema = await batchSchema(parts, found)
  if (found.status === 'needs-fixes') await ensureStaged(parts, found)
  const seal = createFieldSeal(parts.kernel.keys, found.dataset_id)
  return onBatch(
    parts,
    context,
    address,
    { ...request, permission: fixRows, allowed: ['needs-fixes'], database: 'loader' },
    async (command, batch) => {
      const outcome = await work({
        command,
        batch,
        schema,
        open: async (selection) => {
          const limit = mostRowsAtOnce + 1
          const rows = await listRows(command.tx, batch.id, { ...selection, status: 'open', limit })
          if (rows.length === limit)
            throw refuse('invalid', 'warehouse.too-many-rows', { most: mostRowsAtOnce })
          return rows.map((row) => ({ record: row.record_no, current: openRow(seal, schema, row.current) }))
        },
      })
      await command.audit({
        action: request.name,
        object: { type: 'warehouse.batch', id: batch.id, label: `${address.code} / ${batch.number}` },
        agencyId: batch.agency_id,
        after: { changed: outcome.changed, passed: outcome.passed, open: outcome.open },
      })
      return outcome
    },
  )
}

const requireFields = (schema: DatasetSchema, fields: readonly string[]) => {
  const known = new Set(schema.fields.map(({ id }) => id))
  for (const field of fields)
    if (!known.has(field)) throw refuse('invalid', 'warehouse.no-such-field', { field })
}

/** What each record becomes; of two changes of one value the later one counts. */
const valuesByRecord = (changes: readonly RowEdit[]): Map<string, RowEdit['values']> => {
  const edits = new Map<string, RowEdit['values']>()
  for (const { record, values } of changes)
    edits.set(String(record), { ...edits.get(String(record)), ...values })
  return edits
}

/** A masked value that comes back as it was shown changes nothing. */
const withoutMasks = (schema: DatasetSchema, current: RawRow, values: RawRow): RawRow =>
  Object.fromEntries(
    Object.entries(values).filter(([id, value]) => {
      const field = schema.fields.find((one) => one.id === id)
      const before = current[id]
      return !(
        field &&
        isSealed(field) &&
        value !== null &&
        before != null &&
        value === maskValue(field.type, withoutMark(before))
      )
    }),
  )

/** Changes values of single records and judges them again. */
export const editRows = (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  input: {
    changes: RowEdit[]
    moveWithoutCheck?: boolean | undefined
    /** Leave records alone that no longer need fixing. */
    onlyOpen?: boolean | undefined
    version?: number | undefined
  },
): Promise<FixOutcome> => {
  if (input.moveWithoutCheck) throw refuse('forbidden', 'warehouse.firewall-required')
  return fixing(
    parts,
    context,
    address,
    // values may be personal, so the evidence keeps which records and fields, not what they hold
    { name: 'warehouse.rows-edited', version: input.version, input },
    async ({ command, batch, schema, open }) => {
      requireFields(schema, [...new Set(input.changes.flatMap(({ values }) => Object.keys(values)))])
      const edits = valuesByRecord(input.changes)
      const present = new Map((await open({ records: [...edits.keys()] })).map((row) => [row.record, row]))
      const changed = [...edits].flatMap(([record, values]) => {
        const row = present.get(record)
        if (!row && input.onlyOpen) return []
        if (!row) throw refuse('not-found', 'warehouse.unknown-record', { record })
        return { record, current: { ...row.current, ...withoutMasks(schema, row.current, values) } }
      })
      return recheckRows({ parts, command, batch, schema }, changed)
    },
  )
}

/** Which rows a bulk replacement is about, and what becomes of which value; without `from`, every value. */
export interface Replacement {
  readonly field: string
  readonly from?: string | null | undefined
  readonly to: string | null
  readonly rule?: string | undefined
  readonly faultyField?: string | undefined
  readonly version?: number | undefined
}

const written = (cell: string | null | undefined): string | null => {
  const shown = cell == null ? '' : withoutMark(cell).trim()
  return shown === '' ? null : shown
}

/** Replaces one value of a field in all selected rows and judges them again. */
export const replaceValues = (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  input: Replacement,
): Promise<FixOutcome> =>
  fixing(
    parts,
    context,
    address,
    { name: 'warehouse.rows-replaced', version: input.version, input },
    async ({ command, batch, schema, open }) => {
      requireFields(schema, [input.field])
      const rows = await open({ rule: input.rule, field: input.faultyField })
      const wanted = input.from === undefined ? undefined : written(input.from)
      const changed = rows
        .filter((row) => wanted === undefined || written(row.current[input.field]) === wanted)
        .map((row) => ({ record: row.record, current: { ...row.current, [input.field]: input.to } }))
      return recheckRows({ parts, command, batch, schema }, changed)
    },
  )

/** Judges all open rows again, after code lists or the rules' date changed. */
export const recheckBatch = (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  input: { version?: number | undefined },
): Promise<FixOutcome> =>
  fixing(
    parts,
    context,
    address,
    { name: 'warehouse.rows-rechecked', version: input.version, input },
    async ({ command, batch, schema, open }) =>
      recheckRows({ parts, command, batch, schema }, await open({})),
  )

/** Declares records not to be data (a total line, a note), with a reason; they stay counted (R-WH-02). */
export const discardRows = (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  input: { records: number[]; reason: string; version?: number | undefined },
): Promise<FixOutcome> => {
  if (!input.reason.trim()) throw refuse('invalid', 'warehouse.reason-required')
  return fixing(
    parts,
    context,
    address,
    { name: 'warehouse.rows-discarded', version: input.version, input },
    async ({ command, batch, open }) => {
      const records = input.records.map(String)
      const present = new Set((await open({ records })).map(({ record }) => record))
      const unknown = records.find((record) => !present.has(record))
      if (unknown) throw refuse('not-found', 'warehouse.unknown-record', { record: unknown })
      const who = { ...personOf(command.actor), at: command.now }
      const discarded = await setAsideRows(command.tx, batch.id, 'discarded', input.reason, who, records)
      return settleCounts(command, batch, { changed: discarded, passed: 0, discarded })
    },
  )
}
