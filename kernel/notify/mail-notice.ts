// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { createTransport, type Transporter } from 'nodemailer'
import type { Clock } from '../clock/index.ts'
import type { Database } from '../database/index.ts'
import type { Text } from '../i18n/index.ts'

/** Where e-mail goes out, and what stands in it. */
export interface MailSettings {
  /** `smtp://` or `smtps://` address of the mail server. */
  readonly smtpUrl: string
  readonly from: string
  readonly houseName: string
  /** Address of the house, to complete links. */
  readonly publicUrl: string
}

interface MailParts {
  readonly database: Database
  readonly clock: Clock
  readonly settings: MailSettings
  emailsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}

interface Row {
  account_id: string
  title: Text
  body: Text | null
  link: string | null
}

const textOf = (row: Row, { publicUrl, houseName }: MailSettings): string =>
  [
    row.title.vi,
    ...(row.body ? [row.body.vi] : []),
    ...(row.link ? [`Xem tại: ${new URL(row.link, publicUrl)}`] : []),
    `Thư này do ${houseName} gửi tự động. Anh/chị vui lòng không trả lời thư.`,
  ].join('\n\n')

const compose = (id: string, row: Row, to: string, settings: MailSettings) => ({
  from: { name: settings.houseName, address: settings.from },
  to,
  subject: row.title.vi.replace(/\s+/g, ' '),
  text: textOf(row, settings),
  // the same notice sent again after a crash carries the same number, so that mail servers can drop it
  messageId: `<${id}@${new URL(settings.publicUrl).hostname}>`,
})

const clearlyNotNow = 30_000

const transportOf = (smtpUrl: string): Transporter =>
  createTransport(smtpUrl, {
    connectionTimeout: clearlyNotNow,
    greetingTimeout: clearlyNotNow,
    socketTimeout: clearlyNotNow,
  } as never)

/**
 * Makes the job that mails one notice. The row is locked while the server takes the letter, so two workers never send
 * it twice; a server that refuses makes the job fail and run again later. No address: nothing is sent.
 */
export const createMailer = (parts: MailParts): ((noticeId: string) => Promise<void>) => {
  let transport: Transporter | undefined
  return (noticeId) =>
    parts.database.transaction(async (tx) => {
      const { rows } = await sql<Row>`select account_id, title, body, link from kernel.notice
        where id = ${noticeId} and mailed_at is null for update skip locked`.execute(tx)
      const [row] = rows
      if (!row) return
      const to = (await parts.emailsOf([row.account_id])).get(row.account_id)
      if (to === undefined) return
      transport ??= transportOf(parts.settings.smtpUrl)
      await transport.sendMail(compose(noticeId, row, to, parts.settings))
      await sql`update kernel.notice set mailed_at = ${parts.clock.now()} where id = ${noticeId}`.execute(tx)
    })
}
