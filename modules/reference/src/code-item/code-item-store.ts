// SPDX-License-Identifier: Apache-2.0
import { type LocalDate, newId } from '@tinhso/kernel/clock'
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { CodeItem } from '../contract/index.ts'

/** Every version of every code of a list, in the order of the list. */
export const readItems = async (database: Db | Tx, listId: string): Promise<CodeItem[]> => {
  const { rows } = await sql<CodeItem>`
    select code, jsonb_build_object('vi', name_vi, 'en', coalesce(name_en, name_vi)) as name,
      parent_code as "parentCode", nullif(valid_from, '-infinity'::date) as "validFrom", valid_to as "validTo",
      superseded_by as "supersededBy"
    from reference.code_item i where list_id = ${listId} order by position, code, i.valid_from`.execute(
    database,
  )
  return rows
}

/** Adds versions of codes in one statement, after those that are there. */
export const insertItems = async (tx: Tx, listId: string, items: readonly CodeItem[]): Promise<void> => {
  if (items.length === 0) return
  const rows = items.map((item, index) => ({
    id: newId(),
    code: item.code,
    name_vi: item.name.vi,
    name_en: item.name.en === item.name.vi ? null : item.name.en,
    parent_code: item.parentCode,
    valid_from: item.validFrom ?? '-infinity',
    valid_to: item.validTo,
    superseded_by: item.supersededBy,
    position: index + 1,
  }))
  await sql`
    insert into reference.code_item (id, list_id, code, name_vi, name_en, parent_code, valid_from, valid_to,
      superseded_by, position)
    select id, ${listId}, code, name_vi, name_en, parent_code, valid_from, valid_to, superseded_by,
      coalesce((select min(position) from reference.code_item o where o.list_id = ${listId} and o.code = n.code),
        (select coalesce(max(position), 0) from reference.code_item o where o.list_id = ${listId}) + n.position)
    from jsonb_populate_recordset(null::reference.code_item, ${JSON.stringify(rows)}::jsonb) n`.execute(tx)
}

/** Ends the version of a code that holds on a day. */
export const endItem = async (
  tx: Tx,
  listId: string,
  code: string,
  on: LocalDate,
  supersededBy: string | null,
): Promise<void> => {
  await sql`update reference.code_item set valid_to = ${on}, superseded_by = ${supersededBy}
    where list_id = ${listId} and code = ${code} and valid_to is null`.execute(tx)
}

/** Corrects a version that began on the same day: nothing was valid before it, so nothing is lost. */
export const correctItem = async (tx: Tx, listId: string, item: CodeItem, on: LocalDate): Promise<void> => {
  await sql`update reference.code_item set name_vi = ${item.name.vi},
      name_en = ${item.name.en === item.name.vi ? null : item.name.en}, parent_code = ${item.parentCode}
    where list_id = ${listId} and code = ${item.code} and valid_from = ${on}`.execute(tx)
}

export const deleteItems = async (tx: Tx, listId: string, code: string): Promise<void> => {
  await sql`delete from reference.code_item where list_id = ${listId} and code = ${code}`.execute(tx)
}

/** Who uses a code: modules that said so, codes under it, codes it supersedes. */
export const readUses = async (
  tx: Tx,
  list: { id: string; code: string },
  code: string,
): Promise<string[]> => {
  const { rows } = await sql<{ use: string }>`
    select used_by as use from reference.code_use where list_code = ${list.code} and item_code = ${code}
    union select 'mã con ' || code from reference.code_item where list_id = ${list.id} and parent_code = ${code}
    union select 'thay cho mã ' || code from reference.code_item where list_id = ${list.id} and superseded_by = ${code}
    order by 1 limit 5`.execute(tx)
  return rows.map(({ use }) => use)
}

/** Notes that codes stand in data, so that they are never deleted. */
export const insertUses = async (
  tx: Tx,
  use: { readonly list: string; readonly codes: readonly string[]; readonly by: string; readonly at: Date },
): Promise<void> => {
  await sql`insert into reference.code_use (list_code, item_code, used_by, first_used_at)
    select ${use.list}, code, ${use.by}, ${use.at}::timestamptz from unnest(${[...use.codes]}::text[]) as code
    on conflict do nothing`.execute(tx)
}

/** One user of a code, for a module above which asks before it removes the thing behind it; null when nobody uses it. */
export const firstUse = async (database: Db, listCode: string, code: string): Promise<string | null> => {
  const { rows } = await sql<{ use: string }>`
    select used_by as use from reference.code_use where list_code = ${listCode} and item_code = ${code}
    order by used_by limit 1`.execute(database)
  return rows[0]?.use ?? null
}
