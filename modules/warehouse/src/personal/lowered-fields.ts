// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import type { Db } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import { personOf } from '../batch/batch-access.ts'
import type { DatasetSchema, Field, LoweredField } from '../contract/index.ts'
import { refuse } from '../refuse.ts'
import type { DatasetEntry } from '../warehouse-parts.ts'
import { levelRank } from './personal-fields.ts'

/** A field that a person protects less than was proposed. */
export interface Lowered {
  readonly field: Field
  readonly proposed: Field['sensitive']
}

/** The fields that are protected less than the file's look or the schema in force said. */
export const loweredFields = (proposed: DatasetSchema | null, chosen: DatasetSchema): Lowered[] =>
  chosen.fields.flatMap((field) => {
    const before = proposed?.fields.find(({ id }) => id === field.id)?.sensitive ?? 'none'
    return levelRank[field.sensitive] < levelRank[before] ? [{ field, proposed: before }] : []
  })

/** Refuses to protect a field less than proposed without saying why (R-SEC-14). */
export const requireLoweringReason = (lowered: readonly Lowered[], reason: string | undefined): void => {
  if (lowered.length === 0 || reason?.trim()) return
  throw refuse('invalid', 'warehouse.lowering-reason-required', {
    fields: lowered.map(({ field }) => field.title.vi).join(', '),
  })
}

/** Keeps who lowered what and why; the approver reads it beside the batch. */
export const keepLowered = async (
  command: Command,
  entry: DatasetEntry,
  version: number,
  lowered: readonly Lowered[],
  reason: string,
): Promise<void> => {
  if (lowered.length === 0) return
  const { id, name } = personOf(command.actor)
  for (const { field, proposed } of lowered)
    await sql`insert into warehouse.lowered_field
        (dataset_id, schema_version, field_id, proposed, chosen, reason, lowered_by, lowered_name, lowered_at)
      values (${entry.id}, ${version}, ${field.id}, ${proposed}, ${field.sensitive}, ${reason.trim()}, ${id}, ${name},
        ${command.now}) on conflict do nothing`.execute(command.tx)
  await command.audit({
    action: 'warehouse.protection-lowered',
    object: { type: 'warehouse.dataset', id: entry.id, label: entry.code },
    agencyId: entry.ownerAgencyId,
    before: Object.fromEntries(lowered.map(({ field, proposed }) => [field.name, proposed])),
    after: Object.fromEntries(lowered.map(({ field }) => [field.name, field.sensitive])),
    reason: reason.trim(),
  })
}

/** Every lowering of a dataset, the newest first. */
export const listLowered = async (
  db: Db,
  datasetId: string,
  schema: DatasetSchema,
): Promise<LoweredField[]> => {
  const { rows } = await sql<{
    schema_version: number
    field_id: string
    proposed: Field['sensitive']
    chosen: Field['sensitive']
    reason: string
    lowered_name: string
    lowered_at: Date
  }>`select * from warehouse.lowered_field where dataset_id = ${datasetId}
    order by lowered_at desc, field_id`.execute(db)
  return rows.map((row) => ({
    schemaVersion: row.schema_version,
    title: schema.fields.find(({ id }) => id === row.field_id)?.title.vi ?? row.field_id,
    proposed: row.proposed,
    chosen: row.chosen,
    reason: row.reason,
    name: row.lowered_name,
    at: row.lowered_at.toISOString(),
  }))
}
