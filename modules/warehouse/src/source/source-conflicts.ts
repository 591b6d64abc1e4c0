// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { BatchRow } from '../batch/batch-store.ts'
import { castColumn, type StoreConflict, sameKey } from '../batch/steps/store-conflicts.ts'
import type { DatasetSchema } from '../contract/index.ts'
import { datasetTable, loadTable, matchColumn, uniqueSets } from '../dataset-store/physical-model.ts'
import { sourceFault } from './source-fault.ts'
import { correctionSource } from './source-key.ts'
import { findSourceOrder } from './source-order-store.ts'

/** A record that says otherwise than the stored row of another source. */
export interface SourceConflict {
  readonly record: string
  readonly rowId: string
  readonly storedBatch: string
  readonly storedNumber: number
  readonly storedSource: string
  readonly fieldIds: readonly string[]
}

/** What is to be done about records that contradict another source. */
export interface SourceJudgement {
  /** A person must choose. */
  readonly asked: readonly SourceConflict[]
  /** The stored row stays: its source counts more. */
  readonly kept: readonly SourceConflict[]
  /** The record replaces the stored row: a person chose it, or its source counts more. */
  readonly taken: readonly SourceConflict[]
}

const nothing: SourceJudgement = { asked: [], kept: [], taken: [] }

const hasOtherSource = async (tx: Tx, batch: BatchRow): Promise<boolean> => {
  const { rows } = await sql<{ other: boolean }>`select exists (select from warehouse.batch
    where dataset_id = ${batch.dataset_id} and load_number is not null and source_key <> ${batch.source_key}) as other`.execute(
    tx,
  )
  return rows[0]!.other
}

type Pair = SourceConflict & { readonly storedKey: string; readonly choice: string | null }

const contradictions = async (tx: Tx, batch: BatchRow, schema: DatasetSchema): Promise<Pair[]> => {
  const primary = uniqueSets(schema).find((set) => set.primary)
  if (!primary) return []
  const others = schema.fields.filter((field) => !primary.fields.includes(field))
  if (others.length === 0) return []
  const differs = others.map(
    (field) =>
      sql`case when ${sql.ref(`s.${matchColumn(field)}`)} is distinct from ${castColumn('l', field)} then ${field.id}::text end`,
  )
  const table = sql.table(`dataset_rows.${datasetTable(batch.dataset_id)}`)
  const { rows } = await sql<Pair>`select * from (
    select l.record_no::text as record, s.row_id::text as "rowId", b.id as "storedBatch", b.number as "storedNumber",
      b.source as "storedSource", b.source_key as "storedKey", c.choice,
      array_remove(array[${sql.join(differs)}], null) as "fieldIds"
    from ${sql.table(`warehouse_load.${loadTable(batch.id)}`)} l
    join ${table} s on s.batch_out is null and ${sameKey(primary.fields)}
    left join ${table} o on o.row_id = s.restores
    join warehouse.batch b on b.load_number = coalesce(o.batch_in, s.batch_in)
    left join warehouse.source_conflict c on c.batch_id = ${batch.id} and c.record_no = l.record_no and c.row_id = s.row_id
    where b.source_key <> ${batch.source_key}) found
    where cardinality("fieldIds") > 0 order by record::bigint`.execute(tx)
  return rows
}

/**
 * Judges records of a batch whose key another source delivered with other values (R-WH-04). A source that was not said, the
 * same source, corrections and a replace of everything contradict nobody.
 */
export const judgeSources = async (
  tx: Tx,
  batch: BatchRow,
  schema: DatasetSchema,
): Promise<SourceJudgement> => {
  const applies = batch.mode === 'upsert' || batch.mode === 'append'
  if (!applies || batch.source_key === null || batch.source_key === correctionSource) return nothing
  if (!(await hasOtherSource(tx, batch))) return nothing
  const order = (await findSourceOrder(tx, batch.dataset_id))?.sources ?? []
  const own = order.indexOf(batch.source_key)
  const groups = Map.groupBy(await contradictions(tx, batch, schema), ({ storedKey, choice }) => {
    const other = order.indexOf(storedKey)
    if (choice === 'new' || choice === 'by-hand') return 'taken'
    if (own === -1 || other === -1) return 'asked'
    return own < other ? 'taken' : 'kept'
  })
  const of = (group: keyof SourceJudgement) => groups.get(group) ?? []
  return { asked: of('asked'), kept: of('kept'), taken: of('taken') }
}

/** Conflicts of the store without bare duplicates of records that are judged by their sources, and with those that are asked. */
export const withSources = (
  conflicts: readonly StoreConflict[],
  judgement: SourceJudgement,
  schema: DatasetSchema,
): StoreConflict[] => {
  const primary = uniqueSets(schema).find((set) => set.primary)
  const judged = new Set(
    Object.values(judgement).flatMap((group: readonly SourceConflict[]) => group.map(({ record }) => record)),
  )
  return [
    ...conflicts.filter(({ record, rule }) => rule !== primary?.rule || !judged.has(record)),
    ...judgement.asked.map((conflict) => ({ record: conflict.record, ...sourceFault(schema, conflict) })),
  ]
}
