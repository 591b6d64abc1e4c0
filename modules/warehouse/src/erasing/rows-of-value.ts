// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { findSchema } from '../dataset-store/dataset-store.ts'
import { createFieldSeal, openRow } from '../dataset-store/field-seal.ts'
import { datasetTable, isSealed, matchColumn } from '../dataset-store/physical-model.ts'
import type { RawRow } from '../quarantine/quarantine-store.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'

/** Where one value of one field stands in a dataset: rows of all times, rows that needed fixing, files that brought them. */
export interface RowsOfValue {
  readonly rows: readonly string[]
  readonly quarantined: readonly { readonly batch: string; readonly records: readonly string[] }[]
  readonly files: readonly string[]
  readonly since: number | null
  readonly from: string
}

interface StoredRow {
  row_id: string
  load: string
  record_no: string
}

interface QuarantineRow {
  batch_id: string
  record_no: string
  original: RawRow
  current: RawRow
}

interface BatchFact {
  id: string
  load: string | null
  file_hash: string | null
  uploaded_at: Date
}

const batchesOf = async (parts: WarehouseParts, datasetId: string): Promise<BatchFact[]> =>
  (
    await sql<BatchFact>`select id, load_number as load, file_hash, uploaded_at from warehouse.batch
      where dataset_id = ${datasetId}`.execute(parts.kernel.database.read)
  ).rows

const byBatch = (pairs: readonly { batch: string; record: string }[]): RowsOfValue['quarantined'] => {
  const records = new Map<string, Set<string>>()
  for (const { batch, record } of pairs) records.set(batch, (records.get(batch) ?? new Set()).add(record))
  return [...records].map(([batch, found]) => ({ batch, records: [...found] }))
}

/** Finds the rows whose field has the value; null when there is no such dataset or field, or no row. */
export const findRowsOfValue = async (
  parts: WarehouseParts,
  datasetId: string,
  fieldName: string,
  value: string,
): Promise<RowsOfValue | null> => {
  const { read } = parts.kernel.database
  const schema = await findSchema(read, datasetId)
  const field = schema?.fields.find(({ name }) => name === fieldName)
  if (!schema || !field || value === '') return null
  const seal = createFieldSeal(parts.kernel.keys, datasetId)
  const asked = isSealed(field) ? seal.mac(field, value) : value
  const { rows } = await sql<StoredRow>`
    select row_id, batch_in as load, record_no from ${sql.table(`dataset_rows.${datasetTable(datasetId)}`)}
    where ${sql.ref(matchColumn(field))}::text = ${asked} order by row_id`.execute(read)
  const batches = await batchesOf(parts, datasetId)
  const ofLoad = new Map(batches.map((batch) => [batch.load, batch]))
  const { rows: fixing } = await sql<QuarantineRow>`
    select q.batch_id, q.record_no, q.original, q.current from warehouse.quarantine_row q
    join warehouse.batch b on b.id = q.batch_id where b.dataset_id = ${datasetId}`.execute(read)
  const pairs = [
    ...rows.flatMap((row) => {
      const batch = ofLoad.get(row.load)
      return batch ? [{ batch: batch.id, record: row.record_no }] : []
    }),
    ...fixing
      .filter(({ original, current }) =>
        [original, current].some((row) => openRow(seal, schema, row)[field.id]?.trim() === value),
      )
      .map((row) => ({ batch: row.batch_id, record: row.record_no })),
  ]
  if (pairs.length === 0) return null
  const touched = batches.filter(({ id }) => pairs.some(({ batch }) => batch === id))
  const loads = rows.map(({ load }) => Number(load))
  return {
    rows: rows.map((row) => row.row_id),
    quarantined: byBatch(pairs),
    files: [...new Set(touched.flatMap((batch) => batch.file_hash ?? []))],
    since: loads.length === 0 ? null : Math.min(...loads),
    from: touched.map((batch) => batch.uploaded_at.toISOString()).sort()[0]!,
  }
}
