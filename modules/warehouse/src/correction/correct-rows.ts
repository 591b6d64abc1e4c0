// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from '@tinhso/kernel/command'
import { type RawBuilder, sql } from 'kysely'
import { ownEntry, personOf } from '../batch/batch-access.ts'
import { type CorrectionRequest, type Field, type RowCorrection, uploadBatch } from '../contract/index.ts'
import { createFieldSeal, type FieldSeal } from '../dataset-store/field-seal.ts'
import { isSealed, macColumn, storageOf, valueColumn } from '../dataset-store/physical-model.ts'
import { isComparable } from '../read/field-value.ts'
import { refuse } from '../refuse.ts'
import { correctionSource } from '../source/source-key.ts'
import { deliverRows } from '../typed-rows/deliver-rows.ts'
import { openTypedRows, type TypedRow, type TypedRows } from '../typed-rows/typed-rows.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { type CorrectedRow, insertCorrection, waitingCorrections } from './correction-store.ts'
import { type StoredVersion, storedVersions } from './row-versions.ts'

interface Around {
  readonly parts: WarehouseParts
  readonly datasetId: string
  readonly typed: TypedRows
  readonly seal: FieldSeal
}

interface Corrected {
  readonly label: string
  readonly rowId: string
  readonly fieldIds: string[]
  readonly values: TypedRow
}

const sameValue = (field: Field, value: string, seal: FieldSeal): RawBuilder<unknown> => {
  if (isSealed(field)) return sql`s.${sql.ref(macColumn(field.id))} = ${seal.mac(field, value)}`
  return sql`s.${sql.ref(valueColumn(field.id))} = ${value}::${sql.raw(storageOf(field))}`
}

const findRow = async (around: Around, { key }: RowCorrection, label: string): Promise<StoredVersion> => {
  const { parts, datasetId, typed, seal } = around
  const unknown = () => refuse('invalid', 'warehouse.correction-unknown-row', { key: label })
  const conditions = (typed.schema.keys[0] ?? []).map((id) => {
    const field = typed.schema.fields.find((one) => one.id === id)!
    const value = key[id]
    if (value === undefined || !isComparable(field.type, value)) throw unknown()
    return sameValue(field, value, seal)
  })
  const condition = sql.join([sql`s.batch_out is null`, ...conditions], sql` and `)
  const found = await storedVersions(parts.kernel.database.read, datasetId, typed.schema, condition)
  if (found.length !== 1) throw unknown()
  return found[0]!
}

const requireFields = (typed: TypedRows, { values }: RowCorrection) => {
  for (const id of Object.keys(values)) {
    const field = typed.schema.fields.find((one) => one.id === id)
    if (!field) throw refuse('invalid', 'warehouse.no-such-field', { field: id })
    if (typed.schema.keys[0]?.includes(id))
      throw refuse('invalid', 'warehouse.correction-changes-key', { title: field.title.vi })
  }
}

const labelOf = (typed: TypedRows, { key }: RowCorrection): string =>
  (typed.schema.keys[0] ?? [])
    .map((id) => {
      const field = typed.schema.fields.find((one) => one.id === id)!
      return field.sensitive === 'sensitive' ? '…' : (key[id] ?? '')
    })
    .join(' · ')

/** The whole row as a person would type it, with the changes in it; judged by the rules of today. */
const correctOne = async (around: Around, given: RowCorrection): Promise<Corrected> => {
  const { typed, seal } = around
  requireFields(typed, given)
  const label = labelOf(typed, given)
  const stored = await findRow(around, given, label)
  const present: Record<string, string | null> = {}
  for (const field of typed.schema.fields) {
    const value = stored.values[field.id] ?? null
    const plain = value !== null && isSealed(field) ? seal.open(field.id, value) : value
    present[field.id] = plain === null ? null : typed.write(field.id, plain)
  }
  const values = { ...present, ...given.values }
  const { normalised: before } = typed.judge(present)
  const { normalised: after, faults } = typed.judge(values)
  const fault = faults.find(({ severity }) => severity === 'error')
  if (fault)
    throw refuse('invalid', 'warehouse.correction-with-faults', {
      key: label,
      fault: fault.message,
      errors: faults.map(({ field, code, message }) => ({ path: `/values/${field}`, code, message })),
    })
  const fieldIds = Object.keys(given.values).filter((id) => (before[id] ?? null) !== (after[id] ?? null))
  if (fieldIds.length === 0) throw refuse('invalid', 'warehouse.correction-changes-nothing', { key: label })
  return { label, rowId: stored.rowId!, fieldIds, values }
}

const requireFree = async ({ parts, datasetId }: Around, rows: readonly Corrected[]) => {
  const ids = rows.map(({ rowId }) => rowId)
  const [waiting] = await waitingCorrections(parts.kernel.database.read, datasetId, ids)
  const row = rows.find(({ rowId }) => rowId === waiting?.rowId)
  if (waiting && row)
    throw refuse('conflict', 'warehouse.correction-waits', { key: row.label, number: waiting.number })
}

const correctedRow = ({ rowId, fieldIds }: Corrected, index: number): CorrectedRow => ({
  recordNo: String(index + 1),
  rowId,
  fieldIds,
})

/**
 * Corrects rows in force (R-ING-12): a batch of its own brings the new values through the same check as any file and counts
 * once another person approved it. The old row stays as known in history; reason, person, rows and fields are kept.
 * @throws 422 without a reason, without a key, for values that do not pass; 409 while a row has a correction that waits
 */
export const correctRows = async (
  parts: WarehouseParts,
  context: CommandContext,
  code: string,
  request: CorrectionRequest,
): Promise<{ number: number }> => {
  const entry = await ownEntry(parts, context.actor, code, uploadBatch)
  const reason = request.reason?.trim() ?? ''
  if (!/\p{L}/u.test(reason)) throw refuse('invalid', 'warehouse.correction-without-reason')
  const typed = await openTypedRows(parts, entry.id)
  if (!typed) throw refuse('not-found', 'warehouse.no-store')
  if (!typed.schema.keys[0]?.length) throw refuse('invalid', 'warehouse.correction-needs-key')
  const around = { parts, datasetId: entry.id, typed, seal: createFieldSeal(parts.kernel.keys, entry.id) }
  const rows: Corrected[] = []
  for (const given of request.rows) rows.push(await correctOne(around, given))
  await requireFree(around, rows)
  const delivery = {
    code,
    datasetId: entry.id,
    mode: 'upsert' as const,
    fileName: 'dinh-chinh.ndjson',
    source: 'Đính chính',
    sourceKey: correctionSource,
    note: reason,
    rows: rows.map(({ values }) => values),
  }
  return deliverRows(parts, context, delivery, (command, batch) =>
    insertCorrection(command.tx, {
      batchId: batch.id,
      datasetId: entry.id,
      reason,
      person: personOf(command.actor),
      at: command.now,
      rows: rows.map(correctedRow),
    }),
  )
}
