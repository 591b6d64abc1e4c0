// SPDX-License-Identifier: Apache-2.0
import { mkdir } from 'node:fs/promises'
import { systemActor } from '@tinhso/kernel/access'
import type { Watch } from '../../checking/check-runner.ts'
import type { Analysis } from '../../checking/job.ts'
import type { BatchAnalysis, ColumnAssignment, DatasetSchema, ReadingProfile } from '../../contract/index.ts'
import { findSchema } from '../../dataset-store/dataset-store.ts'
import { findReadingProfiles, rememberedChoices, shapeOf } from '../../dataset-store/reading-profiles.ts'
import { mapColumns } from '../../proposing/map-columns.ts'
import type { ReadingOptions } from '../../reading/reading-options.ts'
import { batchFolder, type WarehouseParts } from '../../warehouse-parts.ts'
import { type BatchRow, findLastMapped, lockBatch, updateBatch } from '../batch-store.ts'

/** A file and its rows may hold anything, so what reading showed of it is kept encrypted. */
export const sealAnalysis = (parts: WarehouseParts, batchId: string, analysis: BatchAnalysis): string =>
  parts.kernel.keys.seal(`warehouse.analysis.${batchId}`, JSON.stringify(analysis))

export const openAnalysis = (parts: WarehouseParts, batch: BatchRow): BatchAnalysis | null =>
  batch.analysis === null
    ? null
    : (JSON.parse(parts.kernel.keys.open(`warehouse.analysis.${batch.id}`, batch.analysis)) as BatchAnalysis)

type Remembered = { byHeader: Map<string, ColumnAssignment>; unused: Set<string> }

/** How the columns of a file of this shape were used, by title; what a person decided once is not asked again. */
const rememberedColumns = async (
  parts: WarehouseParts,
  batch: BatchRow,
  profiles: readonly ReadingProfile[],
  found: Analysis,
): Promise<Remembered> => {
  const shape = shapeOf(found.header)
  const profile = profiles.find(({ header }) => shapeOf(header) === shape) ?? profiles[0]
  const last = profile
    ? null
    : await findLastMapped(parts.kernel.database.read, batch.dataset_id, batch.number)
  const header = profile?.header ?? (last && openAnalysis(parts, last)?.header) ?? []
  const columns = profile?.columns ?? last?.column_uses ?? []
  const used = new Set(columns.map(({ field }) => field))
  const schema = columns.length > 0 ? await findSchema(parts.kernel.database.read, batch.dataset_id) : null
  return {
    byHeader: new Map(header.flatMap((title, index) => (columns[index] ? [[title, columns[index]]] : []))),
    unused: new Set((schema?.fields ?? []).map(({ id }) => id).filter((id) => !used.has(id))),
  }
}

const assign = (schema: DatasetSchema, header: readonly string[], { byHeader, unused }: Remembered) => {
  const mapping = mapColumns(schema, header)
  const taken = new Set<string>()
  const columns = header.map((title, index): ColumnAssignment => {
    const use = byHeader.get(title) ?? mapping.columns[index]!
    if (use.field === null || taken.has(use.field)) return { field: null }
    taken.add(use.field)
    return use
  })
  return {
    columns,
    missing: schema.fields.map(({ id }) => id).filter((id) => !taken.has(id) && !unused.has(id)),
    unknown: header.filter((title, index) => columns[index]!.field === null && !byHeader.has(title)),
  }
}

const describe = async (
  parts: WarehouseParts,
  batch: BatchRow,
  found: Analysis,
  schema: DatasetSchema | null,
  profiles: readonly ReadingProfile[],
): Promise<BatchAnalysis> => {
  const proposed = { columns: found.schema.fields.map(({ id }) => ({ field: id })), missing: [], unknown: [] }
  const mapping = schema
    ? assign(schema, found.header, await rememberedColumns(parts, batch, profiles, found))
    : proposed
  return {
    reading: found.reading,
    sheets: found.sheets,
    header: found.header,
    sample: found.sample,
    schema: schema ?? found.schema,
    proposals: found.proposals,
    ...mapping,
    warnings: found.warnings,
    profile: found.profile,
  }
}

/** What a person chose for this file, and what was chosen for earlier files of the dataset. */
const readingOf = (batch: BatchRow, profiles: readonly ReadingProfile[]): Partial<ReadingOptions> => {
  const reading = (batch.reading ?? {}) as Partial<ReadingOptions>
  return { ...reading, choices: { ...rememberedChoices(profiles), ...reading.choices } }
}

/**
 * Step `read`: looks at the file. A dataset that has a schema to which every column of the file belongs goes on to the
 * check by itself (next month's file needs no set-up); otherwise a person confirms what is proposed.
 */
export const readFile = async (parts: WarehouseParts, batch: BatchRow, watch: Watch): Promise<void> => {
  const { kernel } = parts
  await mkdir(batchFolder(kernel, batch.id), { recursive: true, mode: 0o700 })
  const profiles = await findReadingProfiles(kernel.database.read, batch.dataset_id)
  const found = await parts.runner.analyse(
    {
      batchFolder: batchFolder(kernel, batch.id),
      sourceFile: await kernel.files.localPath(batch.file_hash!),
      fileName: batch.file_name!,
      reading: readingOf(batch, profiles),
      centralMeridian: kernel.profile.coordinates.centralMeridian,
    },
    watch,
  )
  const schema = await findSchema(kernel.database.read, batch.dataset_id)
  const analysis = await describe(parts, batch, found, schema, profiles)
  // rows that the house itself wrote came with their schema and columns
  const given = batch.schema_version !== null && batch.column_uses?.length === analysis.header.length
  const columns = given ? batch.column_uses! : analysis.columns
  const fits = schema !== null && (given || (analysis.missing.length === 0 && analysis.unknown.length === 0))
  await kernel.runCommand(
    { actor: systemActor('warehouse') },
    { name: 'warehouse.batch.read', input: { batchId: batch.id } },
    async (command) => {
      const locked = await lockBatch(command.tx, batch.id)
      if (locked.status !== 'reading') return
      await updateBatch(command.tx, batch.id, {
        status: fits ? 'checking' : 'proposed',
        reading: analysis.reading,
        analysis: sealAnalysis(parts, batch.id, analysis),
        progress: null,
        ...(fits ? { schema_version: schema.version, column_uses: columns } : {}),
      })
      await command.audit({
        action: 'warehouse.batch-read',
        object: { type: 'warehouse.batch', id: batch.id },
        agencyId: batch.agency_id,
        after: { columns: analysis.header.length, schema: fits ? schema.version : null },
      })
    },
  )
}
