// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '../access/index.ts'
import type { Calendar } from '../calendar/index.ts'
import type { Clock } from '../clock/index.ts'
import type { Command } from '../command/index.ts'
import type { Database, Tx } from '../database/index.ts'
import { addJob, type JobHandler } from '../jobs/index.ts'
import type { MessageChannel } from './channels/message-channel.ts'
import { createMessenger } from './channels/send-message.ts'
import type { ContactsOf } from './contact.ts'
import { createDigester, digestSince } from './mail-digest.ts'
import { createMailer } from './mail-notice.ts'
import { accountsAwaitingDigest, readPreferences, usualPreference } from './notice-preference.ts'
import { insertNotices, markRead, type Notice, type NoticePage, readNotices } from './notice-store.ts'
import { type MailSettings, openPostOffice } from './post-office.ts'
import { afterQuietHours } from './quiet-hours.ts'

/** Ways out of the house that the operator has set up. */
export type OutsideWay = 'mail' | MessageChannel['key']

/** Telling people: inside the house always; by e-mail, SMS or Zalo where it is set up and the person wishes it. */
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
  readonly ways: readonly OutsideWay[]
  readonly jobs: Readonly<Record<string, JobHandler>>
  readonly cron: readonly string[]
}

/** `mail` null and no channel: nothing leaves the house (none set up, or training mode). */
export interface NotifyParts {
  readonly database: Database
  readonly clock: Clock
  readonly calendar: Calendar
  readonly mail: MailSettings | null
  readonly channels: readonly MessageChannel[]
  /** `HH:MM` in Vietnam at which the letter of the day goes out. */
  readonly digestTime: string
  readonly contactsOf: ContactsOf
}

const none: NoticePage = { items: [], nextCursor: null, unread: 0 }
/** Notices that come together make one message. */
const gathering = 5 * 60_000

const cronAt = (time: string): string => {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  return `${minute} ${(hour + 24 - 7) % 24} * * * notify.digest`
}

const tellOutside = async (parts: NotifyParts, tx: Tx, sent: ReadonlyMap<string, string>) => {
  const { mail, channels, clock } = parts
  if (sent.size === 0 || (!mail && channels.length === 0)) return
  const chosen = await readPreferences(tx, [...sent.keys()])
  const runAt = afterQuietHours(new Date(clock.now().getTime() + gathering))
  for (const [accountId, noticeId] of sent) {
    const preference = chosen.get(accountId) ?? usualPreference
    if (mail && preference.mail === 'at-once')
      await addJob(tx, 'notify.mail', { noticeId }, { maxAttempts: 12 })
    for (const { key } of channels.filter((channel) => preference[channel.key])) {
      const job = { key: `notify.message:${key}:${accountId}`, keepTime: true, runAt, maxAttempts: 6 }
      await addJob(tx, 'notify.message', { accountId, channel: key }, job)
    }
  }
}

const jobsOf = (parts: NotifyParts): Record<string, JobHandler> => {
  const { database, clock, calendar } = parts
  const postOffice = parts.mail && openPostOffice(parts.mail)
  const sendMail = postOffice && createMailer({ ...parts, postOffice })
  const sendDigest = postOffice && createDigester({ ...parts, postOffice })
  const sendMessage = createMessenger(parts)
  // jobs left from a time when a way was open do nothing once it is closed
  return {
    'notify.mail': async (payload) => sendMail?.((payload as { noticeId: string }).noticeId),
    'notify.digest': async () => {
      if (!postOffice || !calendar.isWorkingDay(clock.today())) return
      const accounts = await accountsAwaitingDigest(database.read, digestSince(clock.now()))
      await database.transaction(async (tx) => {
        for (const accountId of accounts)
          await addJob(
            tx,
            'notify.digest-letter',
            { accountId },
            { key: `notify.digest-letter:${accountId}` },
          )
      })
    },
    'notify.digest-letter': async (payload) => sendDigest?.((payload as { accountId: string }).accountId),
    'notify.message': async (payload) => {
      const { accountId, channel } = payload as { accountId: string; channel: string }
      await sendMessage(accountId, channel)
    },
  }
}

export const createNotify = (parts: NotifyParts): Notify => ({
  send: async (tx, notice) => tellOutside(parts, tx, await insertNotices(tx, notice, parts.clock.now())),
  list: async (actor, page = {}) =>
    actor.kind === 'person' ? readNotices(parts.database.read, actor.accountId, page) : none,
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
  ways: [...(parts.mail ? ['mail' as const] : []), ...parts.channels.map(({ key }) => key)],
  jobs: jobsOf(parts),
  cron: parts.mail ? [cronAt(parts.digestTime)] : [],
})
