// SPDX-License-Identifier: Apache-2.0
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { permittedBatch, personOf } from '../batch/batch-access.ts'
import { type BatchRow, lockBatch } from '../batch/batch-store.ts'
import { type BatchAddress, ensureStaged, onBatch } from '../batch/decide-batch.ts'
import { batchSchema } from '../batch/steps/check-file.ts'
import { type DatasetSchema, type FixOutcome, fixRows, type UnitAnswers } from '../contract/index.ts'
import { createFieldSeal, openRow } from '../dataset-store/field-seal.ts'
import { listRows } from '../quarantine/quarantine-store.ts'
import { recheckRows } from '../quarantine/recheck-rows.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { keepAnswers } from './unit-answers.ts'
import { keepsUnit } from './unit-field.ts'
import { askUnits } from './unit-questions.ts'

const rowsAtOnce = 10_000

/** Judges the rows that waited for a unit again, page by page. */
const recheckWaiting = async (
  parts: WarehouseParts,
  command: Command,
  batchId: string,
  schema: DatasetSchema,
): Promise<number> => {
  let passed = 0
  for (const field of schema.fields.filter(keepsUnit)) {
    let after: string | undefined
    for (;;) {
      const batch = await lockBatch(command.tx, batchId)
      if (batch.status !== 'needs-fixes') return passed
      const seal = createFieldSeal(parts.kernel.keys, batch.dataset_id)
      const rule = `${field.id}.unit`
      const rows = await listRows(command.tx, batchId, { status: 'open', rule, after, limit: rowsAtOnce })
      if (rows.length === 0) break
      after = rows.at(-1)!.record_no
      const changed = rows.map((row) => ({
        record: row.record_no,
        current: openRow(seal, schema, row.current),
      }))
      passed += (await recheckRows({ parts, command, batch, schema }, changed)).passed
    }
  }
  return passed
}

const chosenOf = async (
  parts: WarehouseParts,
  command: Command,
  batch: BatchRow,
  schema: DatasetSchema,
  input: UnitAnswers,
) => {
  const { asked, register } = await askUnits(parts, batch, schema, command.tx)
  const open = new Map(asked.map((one) => [one.question, one]))
  return input.answers.map(({ question, unit }) => {
    const one = open.get(question)
    if (!one) throw refuse('conflict', 'warehouse.unit-not-asked')
    if (unit === null && question.startsWith('split|')) throw refuse('invalid', 'warehouse.unit-required')
    if (unit !== null && !register.options.has(unit))
      throw refuse('invalid', 'warehouse.unknown-unit', { unit })
    return { question, unit, written: one.written, place: one.within.join(', ') }
  })
}

/**
 * A person says once which units are meant; the answers hold for every later file of the dataset, and rows that waited for
 * them are judged again in the same transaction.
 */
export const answerUnits = async (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  input: UnitAnswers,
): Promise<Pick<FixOutcome, 'passed' | 'status' | 'version'>> => {
  const { batch: found, entry } = await permittedBatch(parts, context.actor, address, fixRows)
  if (found.schema_version === null) throw refuse('conflict', 'warehouse.unit-not-asked')
  const schema = await batchSchema(parts, found)
  if (found.status === 'needs-fixes') await ensureStaged(parts, found)
  return onBatch(
    parts,
    context,
    address,
    {
      permission: fixRows,
      name: 'warehouse.units-chosen',
      allowed: ['needs-fixes', 'ready', 'submitted', 'approved', 'loaded'],
      version: input.version,
      input: input.answers,
      database: 'loader',
    },
    async (command, batch) => {
      const chosen = await chosenOf(parts, command, batch, schema, input)
      await keepAnswers(command.tx, batch.dataset_id, chosen, { ...personOf(command.actor), at: command.now })
      const passed = await recheckWaiting(parts, command, batch.id, schema)
      await command.audit({
        action: 'warehouse.units-chosen',
        object: { type: 'warehouse.dataset', id: entry.id, label: entry.code },
        agencyId: batch.agency_id,
        // what stood in cells may be personal, so the evidence keeps which units were chosen, not for which words
        after: { batch: batch.number, passed, units: chosen.map(({ unit }) => unit) },
      })
      const { status, version } = await lockBatch(command.tx, batch.id)
      return { passed, status, version }
    },
  )
}
