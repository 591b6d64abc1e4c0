// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { CodeList, CodeListPage } from '../contract/index.ts'

/** A stored list with its internal id. */
export interface StoredList extends CodeList {
  readonly id: string
}

const columns = sql`id, code, jsonb_build_object('vi', name_vi, 'en', name_en) as name,
  issuing_authority as "issuingAuthority", legal_basis as "legalBasis", note,
  nullif(valid_from, '-infinity'::date) as "validFrom", valid_to as "validTo", edition, version, false as derived`

export const readLists = async (database: Db | Tx): Promise<StoredList[]> => {
  const { rows } = await sql<StoredList>`
    select ${columns} from reference.code_list order by name_vi collate "vi-VN-x-icu"`.execute(database)
  return rows
}

export const findList = async (database: Db | Tx, code: string): Promise<StoredList | null> => {
  const { rows } =
    await sql<StoredList>`select ${columns} from reference.code_list where code = ${code}`.execute(database)
  return rows[0] ?? null
}

/** Reads a list for a change and locks it until the transaction ends. */
export const lockList = async (tx: Tx, code: string): Promise<StoredList | null> => {
  const { rows } = await sql<StoredList>`
    select ${columns} from reference.code_list where code = ${code} for update`.execute(tx)
  return rows[0] ?? null
}

export const insertList = async (tx: Tx, list: StoredList, at: Date): Promise<void> => {
  await sql`
    insert into reference.code_list (id, code, name_vi, name_en, issuing_authority, legal_basis, note, valid_from,
      updated_at)
    values (${list.id}, ${list.code}, ${list.name.vi}, ${list.name.en}, ${list.issuingAuthority}, ${list.legalBasis},
      ${list.note}, ${list.validFrom ?? '-infinity'}, ${at})`.execute(tx)
}

export const updateList = async (tx: Tx, list: StoredList, at: Date): Promise<void> => {
  await sql`
    update reference.code_list set name_vi = ${list.name.vi}, name_en = ${list.name.en},
      issuing_authority = ${list.issuingAuthority}, legal_basis = ${list.legalBasis}, note = ${list.note},
      valid_to = ${list.validTo}, version = version + 1, updated_at = ${at}
    where id = ${list.id}`.execute(tx)
}

/** What an edition changed, and by whom. */
export interface EditionRecord {
  readonly at: Date
  readonly by: string
  readonly added: number
  readonly changed: number
  readonly closed: number
  readonly note: string | null
}

/** Counts the edition up and writes down what it changed; answers the new edition. */
export const publishEdition = async (tx: Tx, listId: string, record: EditionRecord): Promise<number> => {
  const { rows } = await sql<{ edition: number }>`
    update reference.code_list set edition = edition + 1, version = version + 1, updated_at = ${record.at}
    where id = ${listId} returning edition`.execute(tx)
  const edition = rows[0]!.edition
  await sql`
    insert into reference.code_list_edition (list_id, edition, published_at, published_by, added, changed, closed, note)
    values (${listId}, ${edition}, ${record.at}, ${record.by}, ${record.added}, ${record.changed}, ${record.closed},
      ${record.note})`.execute(tx)
  return edition
}

export const readEditions = async (database: Db, listId: string): Promise<CodeListPage['editions']> => {
  const { rows } = await sql<CodeListPage['editions'][number] & { publishedAt: Date | string }>`
    select edition, published_at as "publishedAt", published_by as "publishedBy", added, changed, closed, note
    from reference.code_list_edition where list_id = ${listId} order by edition desc limit 200`.execute(
    database,
  )
  return rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt).toISOString() }))
}
