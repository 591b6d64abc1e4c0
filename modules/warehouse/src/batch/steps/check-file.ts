// SPDX-License-Identifier: Apache-2.0
import { mkdir } from 'node:fs/promises'
import type { Watch } from '../../checking/check-runner.ts'
import type { CheckCounts, CodeLists } from '../../checking/job.ts'
import { readCodeLists } from '../../code-lists.ts'
import type { ColumnAssignment, DatasetSchema } from '../../contract/index.ts'
import { findSchema } from '../../dataset-store/dataset-store.ts'
import type { ReadingOptions } from '../../reading/reading-options.ts'
import { unitBookOf } from '../../units/unit-port.ts'
import { batchFolder, type WarehouseParts } from '../../warehouse-parts.ts'
import type { BatchRow } from '../batch-store.ts'

/** The schema of a batch as its own file writes it: a column may choose another way of writing numbers or dates. */
export const schemaOfBatch = (schema: DatasetSchema, columns: readonly ColumnAssignment[]): DatasetSchema => {
  const formats = new Map(columns.flatMap(({ field, format }) => (field && format ? [[field, format]] : [])))
  return {
    ...schema,
    fields: schema.fields.map((field) => {
      const format = formats.get(field.id)
      return format === undefined ? field : { ...field, format }
    }),
  }
}

/** The schema version that a batch is checked by. */
export const batchSchema = async (parts: WarehouseParts, batch: BatchRow): Promise<DatasetSchema> => {
  const schema = await findSchema(
    parts.kernel.database.read,
    batch.dataset_id,
    batch.schema_version ?? undefined,
  )
  if (!schema) throw new Error(`batch ${batch.id} has no schema`)
  return schemaOfBatch(schema, batch.column_uses ?? [])
}

const listsOf = (schema: DatasetSchema): string[] => [
  ...new Set([
    ...schema.fields.flatMap((field) => (field.codeList ? [field.codeList.list] : [])),
    ...schema.rules.flatMap((rule) => (rule.kind === 'code-list' ? [rule.codeList.list] : [])),
  ]),
]

/** The code lists that a schema's rules look values up in. */
export const codeListsOf = (parts: WarehouseParts, schema: DatasetSchema): Promise<CodeLists> =>
  readCodeLists(parts.reference, listsOf(schema))

/** Step `check`: the data firewall over the whole file, in the child process (R-WH-02, R-WH-03). */
export const checkFile = async (
  parts: WarehouseParts,
  batch: BatchRow,
  watch: Watch,
): Promise<CheckCounts> => {
  const { kernel } = parts
  const schema = await batchSchema(parts, batch)
  const folder = batchFolder(kernel, batch.id)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return parts.runner.check(
    {
      batchFolder: folder,
      sourceFile: await kernel.files.localPath(batch.file_hash!),
      fileName: batch.file_name!,
      reading: batch.reading as ReadingOptions,
      schema,
      columns: batch.column_uses ?? [],
      codeLists: await codeListsOf(parts, schema),
      units: await unitBookOf(parts, schema, batch.dataset_id),
      referenceDate: kernel.clock.today(),
      dataDate: batch.data_date ?? undefined,
    },
    watch,
  )
}
