// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '../access/index.ts'
import type { Clock } from '../clock/index.ts'
import type { Command } from '../command/index.ts'
import type { Database, Tx } from '../database/index.ts'
import { addJob, type JobHandler } from '../jobs/index.ts'
import { createMailer, type MailSettings } from './mail-notice.ts'
import { insertNotices, markRead, type Notice, type NoticePage, readNotices } from './notice-store.ts'

/** Telling people: inside the house always, by e-mail where a mail server is set. */
export interface Notify {
  /** Tells accounts something in the transaction of the change; accounts named twice are told once. */
  send(tx: Tx, notice: Notice): Promise<void>
  /** The notices of the actor, newest first; empty for anybody but officials. */
  list(
    actor: Actor,
    page?: {
      readonly cursor?: string | undefined
      readonly limit?: number | undefined
      readonly unreadOnly?: boolean | undefined
    },
  ): Promise<NoticePage>
  /** Marks notices of the command's actor as read; null means all. Returns how many were unread. */
  markRead(command: Command, ids: readonly string[] | null): Promise<number>
  readonly jobs: Readonly<Record<string, JobHandler>>
}

/** `mail` null: no e-mail leaves the house (no server set, or training mode). */
export interface NotifyParts {
  readonly database: Database
  readonly clock: Clock
  readonly mail: MailSettings | null
  emailsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}

const none: NoticePage = { items: [], nextCursor: null, unread: 0 }

export const createNotify = (parts: NotifyParts): Notify => {
  const { database, clock, mail } = parts
  const sendMail = mail && createMailer({ ...parts, settings: mail })
  return {
    send: async (tx, notice) => {
      const ids = await insertNotices(tx, notice, clock.now())
      if (mail) for (const noticeId of ids) await addJob(tx, 'notify.mail', { noticeId }, { maxAttempts: 12 })
    },
    list: async (actor, page = {}) =>
      actor.kind === 'person' ? readNotices(database.read, actor.accountId, page) : none,
    markRead: async (command, ids) => {
      if (command.actor.kind !== 'person') return 0
      const { accountId } = command.actor
      const read = await markRead(command.tx, accountId, ids, command.now)
      await command.audit({
        action: 'notify.read',
        object: { type: 'account', id: accountId },
        after: { read },
      })
      return read
    },
    jobs: {
      'notify.mail': async (payload) => {
        // left from a time when e-mail was on: training mode and a house without mail server send nothing
        if (sendMail) await sendMail((payload as { noticeId: string }).noticeId)
      },
    },
  }
}
