// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { GrantRow } from '../grant/grant-store.ts'

/** What is still asked of a person before the session speaks for the account. A later step adds a second factor here. */
export type SessionStage = 'password-change' | 'complete'

/** A session as it is stored. */
export interface Session {
  readonly id: string
  readonly accountId: string
  readonly stage: SessionStage
  readonly returnPath: string | null
  readonly authenticatedBy: string
  readonly authenticatedAt: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
  readonly address: string
  readonly device: string
}

/** A session with its account and the grants that hold today: everything a request needs, in one query. */
export interface SessionWithAccount extends Session {
  readonly username: string
  readonly displayName: string
  readonly agencyId: string | null
  readonly status: string
  readonly grants: readonly GrantRow[]
}

const columns = sql.raw(`
  s.id, s.account_id as "accountId", s.stage, s.return_path as "returnPath", s.authenticated_by as "authenticatedBy",
  s.authenticated_at as "authenticatedAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", s.address,
  s.device`)

/** The open session behind a token, with its account and the grants of a day. */
export const findSession = async (
  db: Db,
  tokenHash: string,
  day: string,
): Promise<SessionWithAccount | undefined> => {
  const { rows } = await sql<SessionWithAccount>`
    select ${columns}, a.username, a.display_name as "displayName", a.agency_id as "agencyId", a.status,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'agencyId', g.agency_id,
          'includesChildren', g.includes_children, 'validFrom', g.valid_from, 'validTo', g.valid_to)
          order by g.valid_from, g.id)
        from identity.role_grant g
        where g.account_id = a.id and g.revoked_at is null
          and g.valid_from <= ${day}::date and (g.valid_to is null or g.valid_to > ${day}::date)), '[]') as grants
    from identity.session s join identity.account a on a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.ended_at is null`.execute(db)
  return rows[0]
}

/** Opens a session. */
export const insertSession = async (tx: Tx, session: Session & { tokenHash: string }): Promise<void> => {
  await sql`insert into identity.session (id, token_hash, account_id, stage, return_path, authenticated_by,
      authenticated_at, last_seen_at, expires_at, address, device)
    values (${session.id}, ${session.tokenHash}, ${session.accountId}, ${session.stage}, ${session.returnPath},
      ${session.authenticatedBy}, ${session.authenticatedAt}, ${session.lastSeenAt}, ${session.expiresAt},
      ${session.address}, ${session.device})`.execute(tx)
}

/** Notes that a session is in use. */
export const touchSession = async (db: Db, id: string, at: Date): Promise<void> => {
  await sql`update identity.session set last_seen_at = ${at} where id = ${id} and last_seen_at < ${at}`.execute(
    db,
  )
}

/** Ends sessions of an account: one, all, or all but one. Returns the ids that were open. */
export const endSessions = async (
  tx: Tx,
  which: { accountId: string; only?: string; except?: string; at: Date; because: string },
): Promise<string[]> => {
  const only = which.only ? sql`and id = ${which.only}` : sql``
  const except = which.except ? sql`and id <> ${which.except}` : sql``
  const { rows } = await sql<{ id: string }>`
    update identity.session set ended_at = ${which.at}, ended_because = ${which.because}
    where account_id = ${which.accountId} and ended_at is null ${only} ${except} returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The open sessions of an account, the one used last first. */
export const openSessionsOf = async (db: Db, accountId: string): Promise<Session[]> => {
  const { rows } = await sql<Session>`
    select ${columns} from identity.session s
    where s.account_id = ${accountId} and s.ended_at is null and s.stage = 'complete'
    order by s.last_seen_at desc, s.id`.execute(db)
  return rows
}
