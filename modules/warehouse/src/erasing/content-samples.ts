// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { ErasedObject, ErasureScope } from '@tinhso/kernel/erasing'
import { sql } from 'kysely'
import { type BatchRow, findBatchById } from '../batch/batch-store.ts'
import { readCsvRecords } from '../batch/csv-records.ts'
import { openAnalysis } from '../batch/sealed-analysis.ts'
import type { DatasetSchema } from '../contract/index.ts'
import { findSchema } from '../dataset-store/dataset-store.ts'
import { createFieldSeal, openRow } from '../dataset-store/field-seal.ts'
import { datasetTable, isSealed, valueColumn } from '../dataset-store/physical-model.ts'
import type { RawRow } from '../quarantine/quarantine-store.ts'
import { batchFolder, type WarehouseParts } from '../warehouse-parts.ts'

const mostRows = 20_000

/** Values of fields that are looked up in a list stand everywhere in the house: they tell nothing about this content. */
const tellingFields = (schema: DatasetSchema) => schema.fields.filter((field) => !field.codeList)

async function* storedValues(
  parts: WarehouseParts,
  datasetId: string,
  schema: DatasetSchema,
  which: ReturnType<typeof sql>,
): AsyncGenerator<string> {
  const seal = createFieldSeal(parts.kernel.keys, datasetId)
  const fields = tellingFields(schema)
  if (fields.length === 0) return
  const { rows } = await sql<Record<string, string | null>>`
    select ${sql.join(fields.map(({ id }) => sql`${sql.ref(valueColumn(id))}::text as ${sql.ref(id)}`))}
    from ${sql.table(`dataset_rows.${datasetTable(datasetId)}`)} where ${which} limit ${mostRows}`.execute(
    parts.kernel.database.read,
  )
  for (const row of rows)
    for (const field of fields) {
      const value = row[field.id]
      if (value != null) yield isSealed(field) ? seal.open(field.id, value) : value
    }
}

async function* quarantinedValues(
  parts: WarehouseParts,
  batch: BatchRow,
  schema: DatasetSchema,
  records: readonly string[] | null,
): AsyncGenerator<string> {
  const seal = createFieldSeal(parts.kernel.keys, batch.dataset_id)
  const listed = new Set(schema.fields.filter(({ codeList }) => codeList).map(({ id }) => id))
  const { rows } = await sql<{ original: RawRow; current: RawRow }>`
    select original, current from warehouse.quarantine_row where batch_id = ${batch.id}
      and (${records}::bigint[] is null or record_no = any(${records}::bigint[])) limit ${mostRows}`.execute(
    parts.kernel.database.read,
  )
  for (const { original, current } of rows)
    for (const row of [original, current])
      for (const [key, value] of Object.entries(openRow(seal, schema, row)))
        if (value !== null && !listed.has(key)) yield value
}

/** Rows that wait in the batch folder, and what reading showed: all there is of a batch that was never loaded. */
async function* unloadedValues(parts: WarehouseParts, batch: BatchRow): AsyncGenerator<string> {
  for (const row of openAnalysis(parts, batch)?.sample ?? [])
    for (const cell of row) if (cell !== null) yield cell
  try {
    let left = mostRows
    for await (const record of readCsvRecords(join(batchFolder(parts.kernel, batch.id), 'good.csv'))) {
      for (const value of record.slice(1)) if (value !== null) yield value
      left -= 1
      if (left === 0) return
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

const plainStart = 2 * 1024 * 1024

/** Cells of the original file when it is plain text: what reading left out stands here only. */
async function* plainFileValues(parts: WarehouseParts, hash: string): AsyncGenerator<string> {
  const path = await parts.kernel.files.localPath(hash).catch(() => null)
  if (path === null) return
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: plainStart })) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  if (bytes.includes(0)) return
  yield* bytes.toString('utf8').split(/[\r\n\t,;|"]+/)
}

/** Names of columns are no content: they stand in the catalogue and in every later file. */
const columnTitles = (parts: WarehouseParts, batch: BatchRow, schema: DatasetSchema | null): Set<string> =>
  new Set(
    [
      ...(schema?.fields ?? []).map(({ title }) => title.vi),
      ...(openAnalysis(parts, batch)?.header ?? []),
    ].map((title) => title.trim()),
  )

async function* samplesOfBatch(parts: WarehouseParts, object: ErasedObject): AsyncGenerator<string> {
  const batch = await findBatchById(parts.kernel.database.read, object.id)
  if (!batch) return
  const { read } = parts.kernel.database
  const schema = await findSchema(read, batch.dataset_id, batch.schema_version ?? undefined)
  const titles = columnTitles(parts, batch, schema)
  for await (const text of valuesOfBatch(parts, batch, object, schema))
    if (!titles.has(text.trim())) yield text
}

async function* valuesOfBatch(
  parts: WarehouseParts,
  batch: BatchRow,
  object: ErasedObject,
  schema: DatasetSchema | null,
): AsyncGenerator<string> {
  const whole = object.type === 'warehouse.batch'
  if (whole) {
    for (const text of [batch.file_name, batch.note]) if (text) yield text
    yield* unloadedValues(parts, batch)
    if (batch.file_hash) yield* plainFileValues(parts, batch.file_hash)
  }
  if (!schema) return
  yield* quarantinedValues(parts, batch, schema, whole ? null : [...(object.members ?? [])])
  if (whole && batch.load_number !== null)
    yield* storedValues(parts, batch.dataset_id, schema, sql`batch_in = ${batch.load_number}`)
}

/** Pieces of what a scope names, from every place of the warehouse that still has it. */
export async function* contentSamples(parts: WarehouseParts, scope: ErasureScope): AsyncGenerator<string> {
  for (const object of scope.objects) {
    if (object.type === 'warehouse.batch' || object.type === 'warehouse.quarantine') {
      yield* samplesOfBatch(parts, object)
    } else if (object.type === 'warehouse.rows') {
      const schema = await findSchema(parts.kernel.database.read, object.parent)
      const rows = [...(object.members ?? [])]
      if (schema) yield* storedValues(parts, object.parent, schema, sql`row_id = any(${rows}::bigint[])`)
    }
  }
}
