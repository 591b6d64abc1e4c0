// SPDX-License-Identifier: Apache-2.0
import { mkdir } from 'node:fs/promises'
import { systemActor } from '@tinhso/kernel/access'
import type { Watch } from '../../checking/check-runner.ts'
import type { Analysis } from '../../checking/job.ts'
import type { BatchAnalysis, ColumnAssignment, DatasetSchema } from '../../contract/index.ts'
import { findSchema } from '../../dataset-store/dataset-store.ts'
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

/** How the columns of the last file of this dataset were used, by header; what a person decided once is not asked again. */
const rememberedColumns = async (
  parts: WarehouseParts,
  batch: BatchRow,
): Promise<{ byHeader: Map<string, ColumnAssignment>; unused: Set<string> }> => {
  const last = await findLastMapped(parts.kernel.database.read, batch.dataset_id, batch.number)
  const header = (last && openAnalysis(parts, last)?.header) ?? []
  const columns = last?.column_uses ?? []
  const used = new Set(columns.map(({ field }) => field))
  const schema = last ? await findSchema(parts.kernel.database.read, batch.dataset_id) : null
  return {
    byHeader: new Map(header.flatMap((title, index) => (columns[index] ? [[title, columns[index]]] : []))),
    unused: new Set((schema?.fields ?? []).map(({ id }) => id).filter((id) => !used.has(id))),
  }
}

const assign = (
  schema: DatasetSchema,
  header: readonly string[],
  { byHeader, unused }: Awaited<ReturnType<typeof rememberedColumns>>,
) => {
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
): Promise<BatchAnalysis> => {
  const proposed = { columns: found.schema.fields.map(({ id }) => ({ field: id })), missing: [], unknown: [] }
  const mapping = schema ? assign(schema, found.header, await rememberedColumns(parts, batch)) : proposed
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

/**
 * Step `read`: looks at the file. A dataset that has a schema to which every column of the file belongs goes on to the
 * check by itself (next month's file needs no set-up); otherwise a person confirms what is proposed.
 */
export const readFile = async (parts: WarehouseParts, batch: BatchRow, watch: Watch): Promise<void> => {
  const { kernel } = parts
  await mkdir(batchFolder(kernel, batch.id), { recursive: true, mode: 0o700 })
  const found = await parts.runner.analyse(
    {
      batchFolder: batchFolder(kernel, batch.id),
      sourceFile: await kernel.files.localPath(batch.file_hash!),
      fileName: batch.file_name!,
      ...(batch.reading ? { reading: batch.reading as Partial<ReadingOptions> } : {}),
    },
    watch,
  )
  const schema = await findSchema(kernel.database.read, batch.dataset_id)
  const analysis = await describe(parts, batch, found, schema)
  const fits = schema !== null && analysis.missing.length === 0 && analysis.unknown.length === 0
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
        ...(fits ? { schema_version: schema.version, column_uses: analysis.columns } : {}),
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
