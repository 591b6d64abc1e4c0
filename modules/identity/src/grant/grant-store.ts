// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'

/** A role grant with its dates. `validTo` is the first day on which it no longer holds. */
export interface GrantRow {
  readonly id: string
  readonly role: string
  readonly agencyId: string | null
  readonly includesChildren: boolean
  readonly validFrom: string
  readonly validTo: string | null
}

/** A grant with its history. */
export interface RoleGrant extends GrantRow {
  readonly accountId: string
  readonly decisionNumber: string | null
  readonly grantedAt: Date
  readonly grantedBy: string
  readonly revokedAt: Date | null
  readonly revokedReason: string | null
}

const columns = sql.raw(`
  id, account_id as "accountId", role, agency_id as "agencyId", includes_children as "includesChildren",
  valid_from as "validFrom", valid_to as "validTo", decision_number as "decisionNumber", granted_at as "grantedAt",
  granted_by as "grantedBy", revoked_at as "revokedAt", revoked_reason as "revokedReason"`)

/** All grants of some accounts, revoked and expired ones too. */
export const grantsOf = async (db: Db | Tx, accountIds: readonly string[]): Promise<RoleGrant[]> => {
  if (accountIds.length === 0) return []
  const { rows } = await sql<RoleGrant>`
    select ${columns} from identity.role_grant where account_id = any(${[...accountIds]}::uuid[])
    order by valid_from desc, role, id`.execute(db)
  return rows
}

/** Writes a grant. */
export const insertGrant = async (
  tx: Tx,
  grant: Omit<RoleGrant, 'revokedAt' | 'revokedReason'>,
): Promise<void> => {
  await sql`insert into identity.role_grant (id, account_id, role, agency_id, includes_children, valid_from, valid_to,
      decision_number, granted_at, granted_by)
    values (${grant.id}, ${grant.accountId}, ${grant.role}, ${grant.agencyId}, ${grant.includesChildren},
      ${grant.validFrom}, ${grant.validTo}, ${grant.decisionNumber}, ${grant.grantedAt}, ${grant.grantedBy})`.execute(
    tx,
  )
}

/** Revokes a grant; false when it was revoked before. */
export const revokeGrantRow = async (
  tx: Tx,
  revocation: { id: string; at: Date; by: string; reason: string },
): Promise<boolean> => {
  const done = await sql`update identity.role_grant
    set revoked_at = ${revocation.at}, revoked_by = ${revocation.by}, revoked_reason = ${revocation.reason}
    where id = ${revocation.id} and revoked_at is null`.execute(tx)
  return Number(done.numAffectedRows ?? 0) === 1
}

/** Accounts that may sign in and hold a role on a day, in an agency when one is named. */
export const accountsHolding = async (
  db: Db | Tx,
  question: { role: string; day: string; agencyId?: string | null },
): Promise<{ accountId: string; agencyId: string | null; includesChildren: boolean }[]> => {
  const { rows } = await sql<{ accountId: string; agencyId: string | null; includesChildren: boolean }>`
    select g.account_id as "accountId", g.agency_id as "agencyId", g.includes_children as "includesChildren"
    from identity.role_grant g join identity.account a on a.id = g.account_id
    where g.role = ${question.role} and g.revoked_at is null and a.status in ('approved', 'active')
      and g.valid_from <= ${question.day}::date and (g.valid_to is null or g.valid_to > ${question.day}::date)
    order by a.username`.execute(db)
  return rows
}

/** Whether a grant holds on a day. */
export const holdsOn = (grant: GrantRow & { revokedAt?: Date | null }, day: string): boolean =>
  !grant.revokedAt && grant.validFrom <= day && (grant.validTo === null || day < grant.validTo)
