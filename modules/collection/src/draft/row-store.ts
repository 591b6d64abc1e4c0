// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import type { TypedRows } from '@tinhso/warehouse'
import { sql } from 'kysely'
import type { RowValues } from '../contract/index.ts'
import type { RowFaults } from './judge-rows.ts'
import type { DraftRow } from './merge-draft.ts'

/** A row with the verdict that was last given on it. */
export interface StoredRow extends DraftRow {
  readonly faults: RowFaults
}

/** Rows of a contribution in their order, also those that were removed; values opened. */
export const readRows = async (
  db: Db | Tx,
  contributionId: string,
  typed: Pick<TypedRows, 'open'>,
): Promise<StoredRow[]> => {
  const { rows } =
    await sql<StoredRow>`select row_key as key, position, values, origin, version, removed, faults,
      changed_name as "changedName", changed_at as "changedAt", return_reason as "returnReason"
    from collection.contribution_row where contribution_id = ${contributionId}
    order by position, row_key`.execute(db)
  return rows.map((row) => ({ ...row, values: typed.open(row.values) }))
}

/** Who changes rows, and when. */
export interface RowAuthor {
  readonly id: string | null
  readonly name: string
  readonly at: Date
}

export interface RowWrite {
  readonly key: string
  readonly position: number
  readonly values: RowValues
  readonly faults: RowFaults
  readonly origin: DraftRow['origin']
}

/** Writes rows of one version, new or changed. */
export const writeRows = async (
  tx: Tx,
  contributionId: string,
  version: number,
  author: RowAuthor,
  rows: readonly RowWrite[],
): Promise<void> => {
  if (rows.length === 0) return
  const list = rows.map(({ key, position, values, faults, origin }) => ({
    key,
    position,
    values,
    faults,
    origin,
  }))
  await sql`insert into collection.contribution_row (contribution_id, row_key, position, values, origin, version,
      changed_by, changed_name, changed_at, faults)
    select ${contributionId}, given.key, given.position, given.values, given.origin, ${version}, ${author.id}::uuid,
      ${author.name}, ${author.at}, given.faults
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb)
      as given (key text, position integer, values jsonb, faults jsonb, origin text)
    on conflict (contribution_id, row_key) do update set position = excluded.position, values = excluded.values,
      origin = excluded.origin, version = excluded.version, removed = false, changed_by = excluded.changed_by,
      changed_name = excluded.changed_name, changed_at = excluded.changed_at, faults = excluded.faults,
      return_reason = null`.execute(tx)
}

/** Marks rows as removed in a version. */
export const removeRows = async (
  tx: Tx,
  contributionId: string,
  version: number,
  author: RowAuthor,
  keys: readonly string[],
): Promise<void> => {
  if (keys.length === 0) return
  await sql`update collection.contribution_row set removed = true, version = ${version}, changed_by = ${author.id},
      changed_name = ${author.name}, changed_at = ${author.at}
    where contribution_id = ${contributionId} and row_key = any(${[...keys]}::text[])`.execute(tx)
}

/** Verdicts that changed because of other rows; the rows themselves did not. */
export const writeFaults = async (
  tx: Tx,
  contributionId: string,
  verdicts: readonly { readonly key: string; readonly faults: RowFaults }[],
): Promise<void> => {
  if (verdicts.length === 0) return
  await sql`update collection.contribution_row r set faults = given.faults
    from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb) as given (key text, faults jsonb)
    where r.contribution_id = ${contributionId} and r.row_key = given.key`.execute(tx)
}

/** Keeps what a save changed, so that every version can be looked up again. */
export const noteSave = async (
  tx: Tx,
  save: {
    readonly contributionId: string
    readonly version: number
    readonly author: RowAuthor
    readonly source: 'prefill' | 'hand' | 'file'
    readonly writes: readonly { readonly key: string; readonly values: RowValues }[]
    readonly removals: readonly string[]
  },
): Promise<void> => {
  const { contributionId, version, author, source, writes, removals } = save
  const changes = {
    written: writes.map(({ key, values }) => ({ key, values })),
    removed: removals,
  }
  await sql`insert into collection.draft_save (contribution_id, version, saved_by, saved_name, saved_at, source,
      changed, removed, changes)
    values (${contributionId}, ${version}, ${author.id}::uuid, ${author.name}, ${author.at}, ${source},
      ${writes.length}, ${removals.length}, ${JSON.stringify(changes)})`.execute(tx)
}
