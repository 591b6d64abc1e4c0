// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { newId } from '../clock/index.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Text } from '../i18n/index.ts'

/** Something to tell people inside the house. `kind` groups notices; `link` is a path of the console. */
export interface Notice {
  readonly accountIds: readonly string[]
  readonly kind: string
  readonly title: Text
  readonly body?: Text
  readonly link?: string
}

/** A notice as its reader sees it. */
export interface ReceivedNotice {
  readonly id: string
  readonly kind: string
  readonly title: Text
  readonly body: Text | null
  readonly link: string | null
  readonly sentAt: Date
  readonly readAt: Date | null
}

/** One page of notices, the newest first, with the number of unread ones. */
export interface NoticePage {
  readonly items: readonly ReceivedNotice[]
  readonly nextCursor: string | null
  readonly unread: number
}

/** Stores a notice for each account, once even when an account is named twice. Returns the ids by account. */
export const insertNotices = async (tx: Tx, notice: Notice, at: Date): Promise<Map<string, string>> => {
  const accounts = [...new Set(notice.accountIds)]
  const ids = accounts.map(() => newId())
  if (accounts.length === 0) return new Map()
  await sql`insert into kernel.notice (id, account_id, kind, title, body, link, sent_at)
    select given.id, given.account_id, ${notice.kind}, ${JSON.stringify(notice.title)}::jsonb,
      ${notice.body ? JSON.stringify(notice.body) : null}::jsonb, ${notice.link ?? null}, ${at}
    from unnest(${ids}::uuid[], ${accounts}::uuid[]) as given (id, account_id)`.execute(tx)
  return new Map(accounts.map((account, index) => [account, ids[index]!]))
}

interface Row {
  id: string
  kind: string
  title: Text
  body: Text | null
  link: string | null
  sent_at: Date
  read_at: Date | null
}

const cursorPattern = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)~([0-9a-f-]{36})$/

/** Reads the notices of one account. `limit` 1 to 100. */
export const readNotices = async (
  db: Db,
  accountId: string,
  options: {
    readonly cursor?: string | undefined
    readonly limit?: number | undefined
    readonly unreadOnly?: boolean | undefined
  },
): Promise<NoticePage> => {
  const size = Math.min(Math.max(options.limit ?? 20, 1), 100)
  const after = cursorPattern.exec(options.cursor ?? '')
  const { rows } = await sql<Row>`select id, kind, title, body, link, sent_at, read_at from kernel.notice
    where account_id = ${accountId} and ${options.unreadOnly ? sql`read_at is null` : sql`true`}
      and ${after ? sql`(sent_at, id) < (${after[1]}::timestamptz, ${after[2]}::uuid)` : sql`true`}
    order by sent_at desc, id desc limit ${size + 1}`.execute(db)
  const counted = await sql<{ unread: string }>`
    select count(*) as unread from kernel.notice where account_id = ${accountId} and read_at is null`.execute(
    db,
  )
  const page = rows.slice(0, size)
  const last = rows.length > size ? page.at(-1) : undefined
  return {
    items: page.map(({ sent_at, read_at, ...row }) => ({ ...row, sentAt: sent_at, readAt: read_at })),
    nextCursor: last ? `${last.sent_at.toISOString()}~${last.id}` : null,
    unread: Number(counted.rows[0]!.unread),
  }
}

/** Marks notices of an account as read, all of them when no ids are given; others' notices are left alone. */
export const markRead = async (
  tx: Tx,
  accountId: string,
  ids: readonly string[] | null,
  at: Date,
): Promise<number> => {
  const which = ids === null ? sql`true` : sql`id = any(${ids as string[]}::uuid[])`
  const result = await sql`update kernel.notice set read_at = ${at}
    where account_id = ${accountId} and read_at is null and ${which}`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}
