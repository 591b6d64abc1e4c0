// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { AccountImport } from '../contract/index.ts'

/** An uploaded personnel list as it is stored; its rows are encrypted and dropped once applied. */
export interface StoredImport {
  readonly id: string
  readonly fileName: string
  readonly fileHash: string
  readonly decisionNumber: string | null
  readonly validFrom: string
  readonly rowsSealed: string | null
  readonly fingerprint: string
  readonly status: 'proposed' | 'applied'
  readonly uploadedAt: Date
  readonly uploadedBy: string
  readonly appliedAt: Date | null
  readonly slipsIssuedAt: Date | null
  readonly summary: AccountImport['counts']
}

/** An account an import made, as far as its slip needs it. */
export interface ImportMember {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly agencyId: string | null
  readonly waiting: boolean
}

/** Stores an uploaded list. */
export const insertImport = async (
  tx: Tx,
  list: Omit<StoredImport, 'appliedAt' | 'slipsIssuedAt'>,
): Promise<void> => {
  await sql`insert into identity.account_import (id, file_name, file_hash, decision_number, valid_from, rows_sealed,
      fingerprint, status, uploaded_at, uploaded_by, summary)
    values (${list.id}, ${list.fileName}, ${list.fileHash}, ${list.decisionNumber}, ${list.validFrom},
      ${list.rowsSealed}, ${list.fingerprint}, ${list.status}, ${list.uploadedAt}, ${list.uploadedBy},
      ${JSON.stringify(list.summary)})`.execute(tx)
}

/** Reads a list; `lock` keeps others from applying it meanwhile. */
export const findImport = async (
  db: Db | Tx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<StoredImport | undefined> => {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined
  const { rows } = await sql<StoredImport>`
    select id, file_name as "fileName", file_hash as "fileHash", decision_number as "decisionNumber",
      valid_from as "validFrom", rows_sealed as "rowsSealed", fingerprint, status, uploaded_at as "uploadedAt",
      uploaded_by as "uploadedBy", applied_at as "appliedAt", slips_issued_at as "slipsIssuedAt", summary
    from identity.account_import where id = ${id} ${options.lock ? sql`for update` : sql``}`.execute(db)
  return rows[0]
}

/** Marks a list as applied and drops its rows. */
export const finishImport = async (
  tx: Tx,
  done: { id: string; at: Date; summary: AccountImport['counts']; accountIds: readonly string[] },
): Promise<void> => {
  await sql`update identity.account_import set status = 'applied', applied_at = ${done.at}, rows_sealed = null,
      summary = ${JSON.stringify(done.summary)} where id = ${done.id}`.execute(tx)
  await sql`insert into identity.account_import_member (import_id, account_id)
    select ${done.id}::uuid, unnest(${[...done.accountIds]}::uuid[])`.execute(tx)
}

/** Accounts an import made; `waiting` ones have not signed in for the first time. */
export const importMembers = async (db: Db | Tx, id: string): Promise<ImportMember[]> => {
  const { rows } = await sql<ImportMember>`
    select a.id, a.username, a.display_name as "displayName", a.agency_id as "agencyId", a.status = 'approved' as waiting
    from identity.account_import_member m join identity.account a on a.id = m.account_id
    where m.import_id = ${id} order by a.agency_id, a.username`.execute(db)
  return rows
}

/** Notes when slips were last issued. */
export const noteSlips = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await sql`update identity.account_import set slips_issued_at = ${at} where id = ${id}`.execute(tx)
}
