// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { ColumnProfile } from '../checking/job.ts'
import type { DatasetQuality, DatasetSchema, DatasetStatistics } from '../contract/index.ts'
import { findDataset, findSchema } from '../dataset-store/dataset-store.ts'
import { datasetTable } from '../dataset-store/physical-model.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'

/** Size and age of a dataset's store. */
export const datasetStatistics = async (
  parts: WarehouseParts,
  datasetId: string,
): Promise<DatasetStatistics> => {
  const { read } = parts.kernel.database
  const stored = await findDataset(read, datasetId)
  if (!stored) return { rows: 0, bytes: 0, batches: 0, lastBatchAt: null, schemaVersion: null }
  const { rows } = await sql<{ bytes: string; batches: string }>`
    select coalesce(pg_total_relation_size(to_regclass(${`dataset_rows.${datasetTable(datasetId)}`})), 0) as bytes,
      (select count(*) from warehouse.batch where dataset_id = ${datasetId} and status in ('loaded', 'undone')) as batches`.execute(
    read,
  )
  return {
    rows: stored.rowCount,
    bytes: Number(rows[0]!.bytes),
    batches: Number(rows[0]!.batches),
    lastBatchAt: stored.lastLoadedAt?.toISOString() ?? null,
    schemaVersion: stored.schemaVersion,
  }
}

interface CheckedBatch {
  number: number
  uploaded_at: Date
  checked: string
  good: string
  mode: string
  status: string
  warned: string | null
  quarantined: string
  by_rule: Record<string, number> | null
  profile: ColumnProfile[] | null
}

const checkedBatches = async (
  parts: WarehouseParts,
  datasetId: string,
  since: Date | null,
): Promise<CheckedBatch[]> =>
  (
    await sql<CheckedBatch>`select number, uploaded_at, mode, status, good, good + quarantined + discarded as checked,
        warned, quarantined, by_rule, profile
      from warehouse.batch where dataset_id = ${datasetId} and kind = 'upload' and physical is not null
        and status <> 'cancelled' and (${since}::timestamptz is null or uploaded_at >= ${since}) order by number`.execute(
      parts.kernel.database.read,
    )
  ).rows

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)

const faultsByRule = (batches: readonly CheckedBatch[]): Record<string, number> => {
  const total: Record<string, number> = {}
  for (const { by_rule } of batches)
    for (const [rule, count] of Object.entries(by_rule ?? {})) total[rule] = (total[rule] ?? 0) + count
  return total
}

/** How full each field is in what was loaded since everything was last replaced. */
const completeness = (
  schema: DatasetSchema,
  batches: readonly CheckedBatch[],
): DatasetQuality['completeness'] => {
  const loaded = batches.filter(({ status }) => status === 'loaded')
  const since = loaded.findLastIndex(({ mode }) => mode === 'replace')
  const profiles = loaded.slice(Math.max(since, 0)).flatMap(({ profile }) => profile ?? [])
  const byField = Map.groupBy(profiles, ({ id }) => id)
  return schema.fields.map((field) => {
    const columns = byField.get(field.id) ?? []
    const rows = sum(columns.map((column) => column.rows))
    return {
      field: field.name,
      title: field.title.vi,
      share: share(rows - sum(columns.map((column) => column.empty)), rows),
    }
  })
}

const dayMs = 86_400_000

const waiting = new Set(['needs-fixes', 'returned'])

/** Quality of a dataset as its batches show it, all of them or those since an instant (R-WH-12, R-WH-14). */
export const datasetQuality = async (
  parts: WarehouseParts,
  datasetId: string,
  since: Date | null = null,
): Promise<DatasetQuality> => {
  const { read } = parts.kernel.database
  const schema = await findSchema(read, datasetId)
  const stored = await findDataset(read, datasetId)
  const batches = await checkedBatches(parts, datasetId, since)
  const checked = sum(batches.map((batch) => Number(batch.checked)))
  const passed = sum(batches.map((batch) => Number(batch.good)))
  const last = stored?.lastLoadedAt ?? null
  return {
    batches: batches.length,
    checkedRows: checked,
    passedRows: passed,
    passingShare: share(passed, checked),
    warnedRows: sum(batches.map(({ warned }) => Number(warned ?? 0))),
    openRows: sum(
      batches.filter(({ status }) => waiting.has(status)).map((batch) => Number(batch.quarantined)),
    ),
    faultsByRule: faultsByRule(batches),
    completeness: schema ? completeness(schema, batches) : [],
    lastLoadedAt: last?.toISOString() ?? null,
    daysSinceLoad:
      last && Math.max(0, Math.floor((parts.kernel.clock.now().getTime() - last.getTime()) / dayMs)),
    history: batches.slice(-50).map((batch) => ({
      batch: batch.number,
      at: batch.uploaded_at.toISOString(),
      checked: Number(batch.checked),
      passed: Number(batch.good),
    })),
  }
}
