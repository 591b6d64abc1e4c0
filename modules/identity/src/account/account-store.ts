// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { AccountStatus } from '../contract/index.ts'
import { refuse } from '../refuse.ts'

/** An account as the module keeps it. */
export interface Account {
  readonly id: string
  readonly username: string
  readonly identifierMac: string | null
  readonly identifierSealed: string | null
  readonly displayName: string
  readonly email: string | null
  readonly phone: string | null
  readonly positionTitle: string | null
  readonly agencyId: string | null
  readonly status: AccountStatus
  readonly statusReason: string | null
  readonly origin: string
  readonly requestedAt: Date
  readonly approvedAt: Date | null
  readonly activatedAt: Date | null
  readonly suspendedAt: Date | null
  readonly closedAt: Date | null
  readonly passwordHash: string | null
  readonly passwordChangedAt: Date | null
  readonly mustChangePassword: boolean
  readonly oneTimeUntil: Date | null
  readonly lastSignInAt: Date | null
  readonly version: number
}

const columns = sql.raw(`
  id, username, identifier_mac as "identifierMac", identifier_sealed as "identifierSealed",
  display_name as "displayName", email, phone, position_title as "positionTitle", agency_id as "agencyId", status,
  status_reason as "statusReason", origin, requested_at as "requestedAt", approved_at as "approvedAt",
  activated_at as "activatedAt", suspended_at as "suspendedAt", closed_at as "closedAt",
  password_hash as "passwordHash", password_changed_at as "passwordChangedAt",
  must_change_password as "mustChangePassword", one_time_until as "oneTimeUntil",
  last_sign_in_at as "lastSignInAt", version`)

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The account with a username; `lock` keeps others from changing it until the transaction ends. */
export const findAccount = async (
  db: Db | Tx,
  username: string,
  options: { lock?: boolean } = {},
): Promise<Account | undefined> => {
  const lock = options.lock ? sql`for update` : sql``
  const { rows } = await sql<Account>`
    select ${columns} from identity.account where username = ${username} ${lock}`.execute(db)
  return rows[0]
}

/** Accounts by id, in no particular order. */
export const findAccountsById = async (db: Db | Tx, ids: readonly string[]): Promise<Account[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<Account>`
    select ${columns} from identity.account where id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** Accounts of persons, by the keyed HMAC of their personal identifiers. */
export const findAccountsByIdentifier = async (db: Db | Tx, macs: readonly string[]): Promise<Account[]> => {
  if (macs.length === 0) return []
  const { rows } = await sql<Account>`
    select ${columns} from identity.account where identifier_mac = any(${[...macs]}::text[])`.execute(db)
  return rows
}

/** Accounts at home in some agencies that are not closed. */
export const findOpenAccountsOf = async (db: Db | Tx, agencyIds: readonly string[]): Promise<Account[]> => {
  if (agencyIds.length === 0) return []
  const { rows } = await sql<Account>`
    select ${columns} from identity.account
    where agency_id = any(${[...agencyIds]}::uuid[]) and status <> 'closed' order by username`.execute(db)
  return rows
}

/** Usernames that begin with one of some stems, to find a free one. */
export const usernamesLike = async (db: Db | Tx, stems: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql<{ username: string }>`
    select username from identity.account
    where username like any(${stems.map((stem) => `${stem.replace(/[\\%_]/g, '\\$&')}%`)}::text[])`.execute(
    db,
  )
  return new Set(rows.map(({ username }) => username))
}

type NewAccountRow = Pick<
  Account,
  'id' | 'username' | 'displayName' | 'status' | 'origin' | 'requestedAt' | 'mustChangePassword'
> &
  Partial<Account>

const columnValues = (values: Partial<Account>) =>
  Object.entries(values).map(([name, value]) => ({ name: sql.ref(snake(name)), value: sql`${value}` }))

const taken = (error: unknown, username: string): unknown => {
  const { constraint } = error as { constraint?: string }
  if (constraint === 'account_identifier_unique')
    return refuse('conflict', 'identity.account-exists', {}, error)
  if (constraint === 'account_username_unique')
    return refuse('conflict', 'identity.username-taken', { username }, error)
  return error
}

/** Writes a new account; 409 when another request took the username or the person's account a moment ago. */
export const insertAccount = async (tx: Tx, account: NewAccountRow): Promise<void> => {
  const list = columnValues(account)
  try {
    await sql`insert into identity.account (${sql.join(list.map(({ name }) => name))})
      values (${sql.join(list.map(({ value }) => value))})`.execute(tx)
  } catch (error) {
    throw taken(error, account.username)
  }
}

/** Changes an account and raises its version. */
export const updateAccount = async (tx: Tx, id: string, values: Partial<Account>): Promise<void> => {
  const list = columnValues(values).map(({ name, value }) => sql`${name} = ${value}`)
  await sql`update identity.account set ${sql.join([...list, sql`version = version + 1`])}
    where id = ${id}`.execute(tx)
}

/** Notes a sign-in; not a change of the account, so the version stays. */
export const noteSignIn = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await sql`update identity.account set last_sign_in_at = ${at} where id = ${id}`.execute(tx)
}

/** The last passwords of an account, newest first. */
export const formerPasswords = async (db: Db | Tx, accountId: string, count: number): Promise<string[]> => {
  const { rows } = await sql<{ hash: string }>`
    select hash from identity.former_password where account_id = ${accountId}
    order by used_until desc limit ${count}`.execute(db)
  return rows.map(({ hash }) => hash)
}

/** Puts a password among those that may not be chosen again, and forgets those beyond `keep`. */
export const keepFormerPassword = async (
  tx: Tx,
  entry: { accountId: string; hash: string; at: Date; keep: number },
): Promise<void> => {
  const { accountId, hash, at, keep } = entry
  await sql`insert into identity.former_password (account_id, hash, used_until)
    values (${accountId}, ${hash}, ${at}) on conflict do nothing`.execute(tx)
  await sql`delete from identity.former_password where account_id = ${accountId} and used_until not in (
    select used_until from identity.former_password where account_id = ${accountId}
    order by used_until desc limit ${keep})`.execute(tx)
}
