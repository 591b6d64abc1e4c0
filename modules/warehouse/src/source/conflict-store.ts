// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import { sourceConflictRule } from '../contract/index.ts'
import type { SourceConflict } from './source-conflicts.ts'

/** What a person may choose: the stored row stays, the record replaces it, or the record was mended by hand. */
export type SourceChoice = 'stored' | 'new' | 'by-hand'

/** Keeps which stored row each record contradicts, and counts them with the faults of the batch. */
export const noteConflicts = async (
  tx: Tx,
  batchId: string,
  conflicts: readonly SourceConflict[],
): Promise<void> => {
  if (conflicts.length === 0) return
  const given = conflicts.map(({ record, rowId, storedBatch, fieldIds }) => ({
    record_no: record,
    row_id: rowId,
    stored_batch: storedBatch,
    field_ids: fieldIds,
  }))
  await sql`insert into warehouse.source_conflict as c (batch_id, record_no, row_id, stored_batch, field_ids)
    select ${batchId}, record_no, row_id, stored_batch, field_ids
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as given (record_no bigint, row_id bigint, stored_batch uuid, field_ids text[])
    on conflict (batch_id, record_no) do update set row_id = excluded.row_id, stored_batch = excluded.stored_batch,
      field_ids = excluded.field_ids, choice = null, decided_by = null, decided_name = null, decided_at = null`.execute(
    tx,
  )
  await sql`update warehouse.batch set by_rule = coalesce(by_rule, '{}') || jsonb_build_object(${sourceConflictRule}::text,
      (select count(*) from warehouse.source_conflict where batch_id = ${batchId})) where id = ${batchId}`.execute(
    tx,
  )
}

/** A conflict with what its stored row's batch is called. */
export interface NotedConflict extends SourceConflict {
  readonly choice: SourceChoice | null
}

/** Conflicts of a batch, of some records or of all. */
export const listConflicts = async (
  db: Db | Tx,
  batchId: string,
  { records, undecided = false }: { records?: readonly string[] | undefined; undecided?: boolean } = {},
): Promise<NotedConflict[]> =>
  (
    await sql<NotedConflict>`select c.record_no::text as record, c.row_id::text as "rowId", c.stored_batch as "storedBatch",
        b.number as "storedNumber", b.source as "storedSource", c.field_ids as "fieldIds", c.choice
      from warehouse.source_conflict c join warehouse.batch b on b.id = c.stored_batch
      where c.batch_id = ${batchId} and (${records ?? null}::bigint[] is null or c.record_no = any(${records ?? null}::bigint[]))
        and (not ${undecided} or c.choice is null) order by c.record_no`.execute(db)
  ).rows

/** Keeps what a person chose about records that no one has decided yet. */
export const chooseConflicts = async (
  tx: Tx,
  batchId: string,
  records: readonly string[],
  choice: SourceChoice,
  who: { readonly id: string | null; readonly name: string; readonly at: Date },
): Promise<void> => {
  await sql`update warehouse.source_conflict set choice = ${choice}, decided_by = ${who.id}, decided_name = ${who.name},
      decided_at = ${who.at}
    where batch_id = ${batchId} and record_no = any(${records}::bigint[]) and choice is null`.execute(tx)
}
