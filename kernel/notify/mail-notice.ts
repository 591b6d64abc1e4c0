// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Clock } from '../clock/index.ts'
import type { Database } from '../database/index.ts'
import type { Text } from '../i18n/index.ts'
import type { ContactsOf } from './contact.ts'
import type { PostOffice } from './post-office.ts'

interface MailParts {
  readonly database: Database
  readonly clock: Clock
  readonly postOffice: PostOffice
  readonly contactsOf: ContactsOf
}

interface Row {
  account_id: string
  title: Text
  body: Text | null
  link: string | null
}

/**
 * Makes the job that mails one notice. The row is locked while the server takes the letter, so two workers never send
 * it twice; a server that refuses makes the job fail and run again later. No address: nothing is sent.
 */
export const createMailer =
  ({ database, clock, postOffice, contactsOf }: MailParts): ((noticeId: string) => Promise<void>) =>
  (noticeId) =>
    database.transaction(async (tx) => {
      const { rows } = await sql<Row>`select account_id, title, body, link from kernel.notice
        where id = ${noticeId} and mailed_at is null for update skip locked`.execute(tx)
      const [row] = rows
      if (!row) return
      const to = (await contactsOf([row.account_id])).get(row.account_id)?.email
      if (!to) return
      await postOffice.post({
        id: noticeId,
        to,
        subject: row.title.vi,
        paragraphs: [
          row.title.vi,
          ...(row.body ? [row.body.vi] : []),
          ...(row.link ? [`Xem tại: ${postOffice.address(row.link)}`] : []),
        ],
      })
      await sql`update kernel.notice set mailed_at = ${clock.now()} where id = ${noticeId}`.execute(tx)
    })
