// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db, Tx } from '../database/index.ts'

/** How an official wishes to be told outside the house. Inside it, every notice always waits at the bell. */
export interface NoticePreference {
  /** `daily`: one letter each working day when the office opens, with what is unread. */
  readonly mail: 'at-once' | 'daily' | 'never'
  readonly sms: boolean
  readonly zalo: boolean
  /** 0 while nothing was ever chosen. */
  readonly version: number
}

/** What holds for everybody who has chosen nothing. */
export const usualPreference: NoticePreference = { mail: 'at-once', sms: false, zalo: false, version: 0 }

/** The preferences of accounts; those without any have no entry. */
export const readPreferences = async (
  db: Db | Tx,
  accountIds: readonly string[],
): Promise<Map<string, NoticePreference>> => {
  const { rows } = await sql<NoticePreference & { account_id: string }>`
    select account_id, mail, sms, zalo, version from kernel.notice_preference
    where account_id = any(${accountIds as string[]}::uuid[])`.execute(db)
  return new Map(rows.map(({ account_id, ...preference }) => [account_id, preference]))
}

/** Stores a choice made over the version that was read; false when another page was faster. */
export const writePreference = async (
  tx: Tx,
  accountId: string,
  { mail, sms, zalo, version }: NoticePreference,
  at: Date,
): Promise<boolean> => {
  const { rows } = await sql`
    insert into kernel.notice_preference as known (account_id, mail, sms, zalo, version, changed_at)
    select ${accountId}, ${mail}, ${sms}, ${zalo}, ${version + 1}, ${at}
    where ${version} = coalesce(
      (select version from kernel.notice_preference where account_id = ${accountId}), 0)
    on conflict (account_id) do update set mail = excluded.mail, sms = excluded.sms, zalo = excluded.zalo,
      version = excluded.version, changed_at = excluded.changed_at
    where known.version = ${version} returning version`.execute(tx)
  return rows.length === 1
}

/** Accounts that get one letter a day and have something unread that no letter has told yet. */
export const accountsAwaitingDigest = async (db: Db, since: Date): Promise<string[]> => {
  const { rows } = await sql<{ account_id: string }>`
    select distinct notice.account_id from kernel.notice
    join kernel.notice_preference chosen on chosen.account_id = notice.account_id and chosen.mail = 'daily'
    where notice.read_at is null and notice.mailed_at is null and notice.sent_at >= ${since}`.execute(db)
  return rows.map(({ account_id }) => account_id)
}
