// SPDX-License-Identifier: Apache-2.0
import { mkdir } from 'node:fs/promises'
import { systemActor } from '@tinhso/kernel/access'
import type { Watch } from '../../checking/check-runner.ts'
import type { Analysis } from '../../checking/job.ts'
import type { BatchAnalysis, DatasetSchema, ReadingProfile } from '../../contract/index.ts'
import { findSchema } from '../../dataset-store/dataset-store.ts'
import { findReadingProfiles, rememberedChoices } from '../../dataset-store/reading-profiles.ts'
import type { ReadingOptions } from '../../reading/reading-options.ts'
import { batchFolder, type WarehouseParts } from '../../warehouse-parts.ts'
import { type BatchRow, lockBatch, updateBatch } from '../batch-store.ts'
import { sealAnalysis } from '../sealed-analysis.ts'
import { type MappedFile, mapFileColumns } from './map-file-columns.ts'

const describe = (
  found: Analysis,
  schema: DatasetSchema | null,
  { asks: _asks, warnings, ...mapping }: MappedFile,
): BatchAnalysis => ({
  reading: found.reading,
  sheets: found.sheets,
  header: found.header,
  sample: found.sample,
  schema: schema ?? found.schema,
  proposals: found.proposals,
  ...mapping,
  warnings: [...warnings, ...found.warnings],
  conclusions: found.conclusions,
  profile: found.profile,
})

/** What a person chose for this file, and what was chosen for earlier files of the dataset. */
const readingOf = (batch: BatchRow, profiles: readonly ReadingProfile[]): Partial<ReadingOptions> => {
  const reading = (batch.reading ?? {}) as Partial<ReadingOptions>
  // rows that the house itself wrote mean what they say
  if (batch.schema_version !== null) return { ...reading, choices: { habits: 'off' } }
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
  const schema = await findSchema(kernel.database.read, batch.dataset_id)
  const found = await parts.runner.analyse(
    {
      batchFolder: batchFolder(kernel, batch.id),
      sourceFile: await kernel.files.localPath(batch.file_hash!),
      fileName: batch.file_name!,
      reading: readingOf(batch, profiles),
      centralMeridian: kernel.profile.coordinates.centralMeridian,
      ...(schema ? { schema } : {}),
    },
    watch,
  )
  const mapped = await mapFileColumns(parts, batch, found, schema, profiles)
  const analysis = describe(found, schema, mapped)
  // rows that the house itself wrote came with their schema and columns
  const given = batch.schema_version !== null && batch.column_uses?.length === analysis.header.length
  const columns = given ? batch.column_uses! : analysis.columns
  const fits = schema !== null && (given || !mapped.asks)
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
