// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import { type Db, type Tx, tables } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { CodeItem, CodeList } from './code-list.ts'

interface ListRow {
  id: string
  code: string
  title_vi: string
  title_en: string
  issuing_authority: string
  legal_basis: string
  version: number
  valid_from: LocalDate
  valid_to: LocalDate | null
  updated_at: Date
}

interface ItemRow {
  id: string
  list_id: string
  code: string
  name_vi: string
  name_en: string | null
  parent_code: string | null
  position: number
  valid_from: LocalDate
  valid_to: LocalDate | null
  superseded_by: string | null
}

interface ReferenceTables {
  'reference.code_list': ListRow
  'reference.code_item': ItemRow
}

const reference = (db: Db | Tx) => tables<ReferenceTables>(db)

const toList = (row: ListRow): CodeList => ({
  id: row.id,
  code: row.code,
  title: { vi: row.title_vi, en: row.title_en },
  issuingAuthority: row.issuing_authority,
  legalBasis: row.legal_basis,
  version: row.version,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  updatedAt: row.updated_at,
})

const toItem = (row: ItemRow): CodeItem => ({
  id: row.id,
  code: row.code,
  name: { vi: row.name_vi, en: row.name_en ?? row.name_vi },
  parentCode: row.parent_code,
  position: row.position,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  supersededBy: row.superseded_by,
})

export const findLists = async (db: Db | Tx): Promise<CodeList[]> =>
  (await reference(db).selectFrom('reference.code_list').selectAll().orderBy(sql`title_vi collate "vi-x-icu"`).execute()).map(toList)

export const findList = async (db: Db | Tx, code: string): Promise<CodeList | null> => {
  const row = await reference(db).selectFrom('reference.code_list').selectAll().where('code', '=', code).executeTakeFirst()
  return row ? toList(row) : null
}

/** Locks a list for a change and gives it; null when there is none. */
export const lockList = async (tx: Tx, code: string): Promise<CodeList | null> => {
  const row = await reference(tx).selectFrom('reference.code_list').selectAll().where('code', '=', code).forUpdate().executeTakeFirst()
  return row ? toList(row) : null
}

export const insertList = async (tx: Tx, list: CodeList): Promise<void> => {
  await reference(tx)
    .insertInto('reference.code_list')
    .values({
      id: list.id,
      code: list.code,
      title_vi: list.title.vi,
      title_en: list.title.en,
      issuing_authority: list.issuingAuthority,
      legal_basis: list.legalBasis,
      version: list.version,
      valid_from: list.validFrom,
      valid_to: list.validTo,
      updated_at: list.updatedAt,
    })
    .execute()
}

/** Every change of items makes a new version of the list. */
export const raiseVersion = async (tx: Tx, listId: string, at: Date): Promise<void> => {
  await sql`update reference.code_list set version = version + 1, updated_at = ${at} where id = ${listId}`.execute(tx)
}

/** All items a list ever had, in order. */
export const findItems = async (db: Db | Tx, listId: string): Promise<CodeItem[]> =>
  (
    await reference(db)
      .selectFrom('reference.code_item')
      .selectAll()
      .where('list_id', '=', listId)
      .orderBy('position')
      .orderBy('code')
      .orderBy('valid_from')
      .execute()
  ).map(toItem)

export const insertItems = async (tx: Tx, listId: string, items: readonly CodeItem[]): Promise<void> => {
  if (items.length === 0) return
  const rows = items.map((item) => ({
    id: item.id,
    list_id: listId,
    code: item.code,
    name_vi: item.name.vi,
    name_en: item.name.en === item.name.vi ? null : item.name.en,
    parent_code: item.parentCode,
    position: item.position,
    valid_from: item.validFrom,
    valid_to: item.validTo,
    superseded_by: item.supersededBy,
  }))
  for (let start = 0; start < rows.length; start += 1000) {
    await reference(tx)
      .insertInto('reference.code_item')
      .values(rows.slice(start, start + 1000))
      .execute()
  }
}

/** Ends the validity of an item on a day, perhaps in favour of another code. */
export const closeItem = async (tx: Tx, itemId: string, validTo: LocalDate, supersededBy: string | null): Promise<void> => {
  await sql`update reference.code_item set valid_to = ${validTo}, superseded_by = ${supersededBy} where id = ${itemId}`.execute(tx)
}

export const deleteItem = async (tx: Tx, itemId: string): Promise<void> => {
  await sql`delete from reference.code_item where id = ${itemId}`.execute(tx)
}

export const isUsed = async (tx: Tx, listCode: string, itemCode: string): Promise<boolean> => {
  const { rows } = await sql`select from reference.code_use where list_code = ${listCode} and item_code = ${itemCode} limit 1`.execute(tx)
  return rows.length > 0
}

/** Notes that somebody has stored these codes. */
export const insertUses = async (tx: Tx, listCode: string, itemCodes: readonly string[], usedBy: string, at: Date): Promise<void> => {
  await sql`insert into reference.code_use (list_code, item_code, used_by, used_at)
    select ${listCode}, code, ${usedBy}, ${at} from unnest(${[...itemCodes]}::text[]) as code on conflict do nothing`.execute(tx)
}
