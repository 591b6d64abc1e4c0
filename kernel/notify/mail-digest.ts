// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Clock } from '../clock/index.ts'
import type { Database } from '../database/index.ts'
import type { Text } from '../i18n/index.ts'
import type { ContactsOf } from './contact.ts'
import type { PostOffice } from './post-office.ts'

interface DigestParts {
  readonly database: Database
  readonly clock: Clock
  readonly postOffice: PostOffice
  readonly contactsOf: ContactsOf
}

interface Row {
  readonly id: string
  readonly title: Text
  readonly link: string | null
}

const mostLines = 50
const oldest = 30 * 86_400_000

/** Notices older than this are not told in a letter of the day any more. */
export const digestSince = (now: Date): Date => new Date(now.getTime() - oldest)

const linesOf = (rows: readonly Row[], postOffice: PostOffice): string[] => {
  const shown = rows
    .slice(0, mostLines)
    .map(
      ({ title, link }, index) =>
        `${index + 1}. ${title.vi}${link ? `\n   ${postOffice.address(link)}` : ''}`,
    )
  const more = rows.length - shown.length
  return [...shown, ...(more > 0 ? [`… và ${more} thông báo khác.`] : [])]
}

/**
 * Makes the job that mails one person what is unread and was told in no letter yet, the newest first. The notices are
 * locked while the server takes the letter; read ones and an account without address get none.
 */
export const createDigester =
  ({ database, clock, postOffice, contactsOf }: DigestParts) =>
  (accountId: string): Promise<void> =>
    database.transaction(async (tx) => {
      const { rows } = await sql<Row>`select id, title, link from kernel.notice
        where account_id = ${accountId} and read_at is null and mailed_at is null
          and sent_at >= ${digestSince(clock.now())}
        order by sent_at desc, id desc for update skip locked`.execute(tx)
      const to = (await contactsOf([accountId])).get(accountId)?.email
      if (rows.length === 0 || !to) return
      const count = `Anh/chị có ${rows.length} thông báo chưa đọc trên ${postOffice.houseName}`
      await postOffice.post({
        id: `${rows[0]!.id}.${rows.length}`,
        to,
        subject: `${rows.length} thông báo chưa đọc`,
        paragraphs: [
          `${count}:`,
          ...linesOf(rows, postOffice),
          `Mở tất cả tại: ${postOffice.address('/console/')}`,
        ],
      })
      await sql`update kernel.notice set mailed_at = ${clock.now()}
        where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx)
    })
