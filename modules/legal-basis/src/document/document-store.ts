// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { LegalDocument } from '../contract/index.ts'

/** A document as it is stored, without its status on a day. */
export type StoredDocument = Omit<LegalDocument, 'status'>

const columns = sql`ref, aliases, number, type, issuer, title, issued_on as "issuedOn", valid_from as "validFrom",
  valid_to as "validTo", replaced_by as "replacedBy", level, territory, origin, note, citations, version`

/** All documents by their reference; there are a few hundred. */
export const readDocuments = async (database: Db | Tx): Promise<StoredDocument[]> => {
  const { rows } =
    await sql<StoredDocument>`select ${columns} from legal_basis.document order by ref`.execute(database)
  return rows
}

/** A document by reference, number (case does not matter) or short name; null when there is none. */
export const findDocument = async (database: Db | Tx, ref: string): Promise<StoredDocument | null> => {
  const { rows } = await sql<StoredDocument>`
    select ${columns} from legal_basis.document
    where ref = ${ref} or lower(number) = lower(${ref}) or ${ref} = any(aliases)
    order by (ref = ${ref}) desc limit 1`.execute(database)
  return rows[0] ?? null
}

export const insertDocument = async (
  tx: Tx,
  id: string,
  document: StoredDocument,
  at: Date,
): Promise<void> => {
  await sql`
    insert into legal_basis.document (id, ref, aliases, number, type, issuer, title, issued_on, valid_from, valid_to,
      replaced_by, level, territory, origin, note, citations, updated_at)
    values (${id}, ${document.ref}, ${document.aliases}::text[], ${document.number}, ${document.type},
      ${document.issuer}, ${document.title}, ${document.issuedOn}, ${document.validFrom}, ${document.validTo},
      ${document.replacedBy}, ${document.level}, ${document.territory}, ${document.origin}, ${document.note},
      ${JSON.stringify(document.citations)}::jsonb, ${at})`.execute(tx)
}

/** Writes validity and note when nobody changed the document since `version`; answers whether it did. */
export const updateValidity = async (tx: Tx, document: StoredDocument, at: Date): Promise<boolean> => {
  const result = await sql`
    update legal_basis.document set valid_from = ${document.validFrom}, valid_to = ${document.validTo},
      replaced_by = ${document.replacedBy}, note = ${document.note}, version = version + 1, updated_at = ${at}
    where ref = ${document.ref} and version = ${document.version}`.execute(tx)
  return result.numAffectedRows === 1n
}

/** The next free reference: `VB-188`. */
export const nextRef = async (tx: Tx): Promise<string> => {
  await sql`lock table legal_basis.document in share row exclusive mode`.execute(tx)
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substring(ref from '^VB-(\\d+)$')::integer), 0) as last from legal_basis.document`.execute(
    tx,
  )
  return `VB-${String((rows[0]?.last ?? 0) + 1).padStart(3, '0')}`
}
