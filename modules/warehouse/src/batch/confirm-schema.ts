// SPDX-License-Identifier: Apache-2.0
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { validateSchema } from '../checking/validate-schema.ts'
import {
  type BatchAnalysis,
  type ColumnAssignment,
  type Conclusion,
  type DatasetSchema,
  type ReadingChoices,
  uploadBatch,
  warehouseEvents,
} from '../contract/index.ts'
import { findSchema, insertDataset, insertSchema, lockDataset } from '../dataset-store/dataset-store.ts'
import { changeDatasetTable, createDatasetTable } from '../dataset-store/dataset-tables.ts'
import { saveReadingProfile } from '../dataset-store/reading-profiles.ts'
import { compareSchemas } from '../dataset-store/schema-change.ts'
import { keepLowered, loweredFields, requireLoweringReason } from '../personal/lowered-fields.ts'
import { requireBasis } from '../personal/personal-fields.ts'
import type { ReadingOptions } from '../reading/reading-options.ts'
import { refuse } from '../refuse.ts'
import type { DatasetEntry, WarehouseParts } from '../warehouse-parts.ts'
import { ownEntry, permittedBatch, personOf } from './batch-access.ts'
import { type BatchRow, updateBatch } from './batch-store.ts'
import { type BatchAddress, onBatch } from './decide-batch.ts'
import { openAnalysis } from './sealed-analysis.ts'
import { enqueueBatch } from './upload-batch.ts'

/** Refuses a schema with an invalid rule, naming each fault where it stands (R-WH-03). */
const requireValid = (schema: DatasetSchema) => {
  const faults = validateSchema(schema)
  if (faults.length === 0) return
  throw refuse('invalid', 'warehouse.invalid-schema', {
    errors: faults.map(({ code, path, details }) => ({ ...details, path: `/schema${path}`, code })),
  })
}

const isSame = (one: DatasetSchema, other: DatasetSchema) =>
  JSON.stringify({ ...one, version: 0 }) === JSON.stringify({ ...other, version: 0 })

/**
 * Stores a schema as the next version and brings the table to it: the first one makes the table; later ones may add
 * optional fields and widen numbers, anything else is refused. An unchanged schema stays the version it is.
 */
export const saveSchema = async (
  command: Command,
  entry: DatasetEntry,
  proposed: DatasetSchema,
  approval: { proposedBy: string | null; reason: string | null },
): Promise<DatasetSchema> => {
  const { tx } = command
  requireValid(proposed)
  requireBasis(entry, proposed)
  const present = (await lockDataset(tx, entry.id)) ? await findSchema(tx, entry.id) : null
  if (present && isSame(present, proposed)) return present
  const schema = { ...proposed, version: (present?.version ?? 0) + 1 }
  if (present) {
    const change = compareSchemas(present, schema)
    if (change.obstacle) throw refuse('conflict', 'warehouse.rebuild-required', { change: change.obstacle })
    await changeDatasetTable(tx, entry.id, change)
  } else {
    await insertDataset(tx, entry.id, command.now)
    await createDatasetTable(tx, entry.id, schema)
  }
  const person = personOf(command.actor)
  await insertSchema(tx, entry.id, schema, { ...approval, by: person.id, name: person.name, at: command.now })
  await command.audit({
    action: 'warehouse.schema-confirmed',
    object: { type: 'warehouse.dataset', id: entry.id, label: entry.code },
    agencyId: entry.ownerAgencyId,
    before: { version: present?.version ?? null },
    after: {
      version: schema.version,
      fields: schema.fields.map(({ id, name, type }) => ({ id, name, type })),
    },
    ...(approval.reason ? { reason: approval.reason } : {}),
  })
  await command.emit({
    type: warehouseEvents.schemaConfirmed,
    aggregate: { type: 'warehouse.dataset', id: entry.id },
    agencyId: entry.ownerAgencyId,
    data: { datasetId: entry.id, version: schema.version },
  })
  return schema
}

const requireMapping = (
  schema: DatasetSchema,
  columns: readonly ColumnAssignment[],
  header: readonly string[],
) => {
  const known = new Set(schema.fields.map(({ id }) => id))
  const used = new Set<string>()
  if (columns.length !== header.length)
    throw refuse('invalid', 'warehouse.invalid-mapping', { column: header.length, field: '?' })
  for (const [index, { field }] of columns.entries()) {
    if (field === null) continue
    if (!known.has(field) || used.has(field))
      throw refuse('invalid', 'warehouse.invalid-mapping', { column: index + 1, field })
    used.add(field)
  }
}

/**
 * Every choice in force when a person confirms, so that the next file asks no question again. How numbers and days are written is
 * concluded anew from each file, unless the person chose.
 */
const agreedChoices = (batch: BatchRow, analysis: BatchAnalysis | null): ReadingChoices => {
  const { choices = {} } = (batch.reading ?? {}) as Partial<ReadingOptions>
  const inForce = ((analysis?.conclusions ?? []) as Conclusion[]).flatMap(({ key, habit, chosen }) =>
    chosen === null || habit === 'numbers' || habit === 'dates' ? [] : [[key, chosen] as const],
  )
  return { ...Object.fromEntries(inForce), ...choices }
}

export interface Confirmation {
  readonly schema: DatasetSchema
  readonly columns: ColumnAssignment[]
  readonly reason?: string | undefined
  /** The day that the data are about. */
  readonly dataDate?: string | undefined
  readonly version?: number | undefined
}

/** The officer confirms how the file is understood; the check begins. May be done again until the batch is submitted. */
export const confirmSchema = async (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  input: Confirmation,
): Promise<{ status: BatchRow['status']; version: number; schemaVersion: number }> => {
  const { entry, batch: found } = await permittedBatch(parts, context.actor, address, uploadBatch)
  const analysis = openAnalysis(parts, found)
  const header = analysis?.header ?? []
  return onBatch(
    parts,
    context,
    address,
    {
      permission: uploadBatch,
      name: 'warehouse.schema.confirm',
      allowed: ['proposed', 'needs-fixes', 'ready'],
      version: input.version,
      input,
      database: 'loader',
    },
    async (command, batch) => {
      requireMapping(input.schema, input.columns, header)
      const lowered = loweredFields(analysis?.schema ?? null, input.schema)
      requireLoweringReason(lowered, input.reason)
      if (batch.mode === 'upsert' && input.schema.keys.length === 0)
        throw refuse('invalid', 'warehouse.key-required')
      const schema = await saveSchema(command, entry, input.schema, {
        proposedBy: batch.uploaded_name,
        reason: input.reason ?? null,
      })
      await keepLowered(command, entry, schema.version, lowered, input.reason ?? '')
      const choices = agreedChoices(batch, analysis)
      const { id, name } = personOf(command.actor)
      await saveReadingProfile(
        command.tx,
        entry.id,
        schema.version,
        { header, columns: input.columns, choices },
        { by: id, name, at: command.now },
      )
      const updated = await updateBatch(command.tx, batch.id, {
        status: 'checking',
        schema_version: schema.version,
        column_uses: input.columns,
        ...(input.dataDate === undefined ? {} : { data_date: input.dataDate }),
        physical: null,
        problem: null,
      })
      await command.audit({
        action: 'warehouse.batch-confirmed',
        object: { type: 'warehouse.batch', id: batch.id, label: `${address.code} / ${batch.number}` },
        agencyId: batch.agency_id,
        after: { schemaVersion: schema.version },
      })
      await enqueueBatch(command, batch.id)
      return { status: updated.status, version: updated.version, schemaVersion: schema.version }
    },
  )
}

/** A coordinate system that a person chose is remembered for later files that do not say theirs. */
const withMemory = (reading: Partial<ReadingOptions>): Partial<ReadingOptions> =>
  reading.projection
    ? { ...reading, choices: { ...reading.choices, projection: reading.projection } }
    : reading

/** Reads the file again in another way: another sheet, another header row. */
export const rereadBatch = (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  input: { reading: Partial<ReadingOptions>; version?: number | undefined },
): Promise<{ status: BatchRow['status']; version: number }> =>
  onBatch(
    parts,
    context,
    address,
    {
      permission: uploadBatch,
      name: 'warehouse.batch.reread',
      allowed: ['proposed'],
      version: input.version,
      input,
    },
    async (command, batch) => {
      const reading = withMemory(input.reading)
      const updated = await updateBatch(command.tx, batch.id, { status: 'reading', reading })
      await command.audit({
        action: 'warehouse.batch-reread',
        object: { type: 'warehouse.batch', id: batch.id, label: `${address.code} / ${batch.number}` },
        agencyId: batch.agency_id,
        after: input.reading,
      })
      await enqueueBatch(command, batch.id)
      return { status: updated.status, version: updated.version }
    },
  )

/** Changes the schema of a dataset outside a batch; `version` is the version that was edited. */
export const changeSchema = async (
  parts: WarehouseParts,
  context: CommandContext,
  code: string,
  input: { schema: DatasetSchema; reason: string; version: number },
): Promise<{ version: number }> => {
  const entry = await ownEntry(parts, context.actor, code, uploadBatch)
  return parts.kernel.runCommand(
    context,
    {
      name: 'warehouse.schema.change',
      permission: uploadBatch,
      resource: { agencyId: entry.ownerAgencyId },
      input: { code, ...input },
      database: 'loader',
    },
    async (command) => {
      const stored = await lockDataset(command.tx, entry.id)
      if (!input.reason.trim()) throw refuse('invalid', 'warehouse.reason-required')
      if ((stored?.schemaVersion ?? 0) !== input.version) throw refuse('conflict', 'warehouse.stale')
      const { name } = personOf(command.actor)
      const schema = await saveSchema(command, entry, input.schema, {
        proposedBy: name,
        reason: input.reason,
      })
      if (schema.version === input.version)
        await command.audit({
          action: 'warehouse.schema-unchanged',
          object: { type: 'warehouse.dataset', id: entry.id, label: entry.code },
          agencyId: entry.ownerAgencyId,
        })
      return { version: schema.version }
    },
  )
}
