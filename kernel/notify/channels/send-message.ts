// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { type Clock, newId } from '../../clock/index.ts'
import type { Database, Tx } from '../../database/index.ts'
import { type ContactsOf, mobileNumber } from '../contact.ts'
import { type MessageChannel, MessageRefused } from './message-channel.ts'

interface MessageParts {
  readonly database: Database
  readonly clock: Clock
  readonly channels: readonly MessageChannel[]
  readonly contactsOf: ContactsOf
}

interface Begun {
  readonly id: string
  readonly count: number
}

const unreadSinceLast = async (tx: Tx, accountId: string, channel: string): Promise<number> => {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from kernel.notice where account_id = ${accountId} and read_at is null
      and sent_at > coalesce((select max(begun_at) from kernel.outside_message
        where account_id = ${accountId} and channel = ${channel} and ended_at is not null), '-infinity')`.execute(
    tx,
  )
  return rows[0]!.unread
}

/** Notes that a message begins, before it leaves: after a crash the same one is finished under the same reference. */
const begin = (parts: MessageParts, accountId: string, channel: string): Promise<Begun | null> =>
  parts.database.transaction(async (tx) => {
    const { rows } = await sql<Begun>`select id, notices as count from kernel.outside_message
      where account_id = ${accountId} and channel = ${channel} and ended_at is null`.execute(tx)
    if (rows[0]) return rows[0]
    const count = await unreadSinceLast(tx, accountId, channel)
    if (count === 0) return null
    const begun = { id: newId(), count }
    await sql`insert into kernel.outside_message (id, account_id, channel, notices, begun_at)
      values (${begun.id}, ${accountId}, ${channel}, ${count}, ${parts.clock.now()})`.execute(tx)
    return begun
  })

const end = (parts: MessageParts, id: string, outcome: 'sent' | 'refused', problem: string | null) =>
  parts.database.transaction((tx) =>
    sql`update kernel.outside_message set ended_at = ${parts.clock.now()}, outcome = ${outcome},
      problem = ${problem} where id = ${id}`.execute(tx),
  )

/**
 * Calls one person to sign in, over one channel, with the number of notices that came since the last message. Nothing is
 * sent when all are read by then. A final refusal is noted and not tried again; anything else throws, and the job returns.
 */
export const createMessenger =
  (parts: MessageParts) =>
  async (accountId: string, key: string): Promise<void> => {
    const channel = parts.channels.find((known) => known.key === key)
    if (!channel) return
    const phone = mobileNumber((await parts.contactsOf([accountId])).get(accountId)?.phone)
    if (phone === null) return
    const begun = await begin(parts, accountId, key)
    if (!begun) return
    try {
      await channel.send({ reference: begun.id, phone, count: begun.count })
    } catch (error) {
      if (!(error instanceof MessageRefused)) throw error
      await end(parts, begun.id, 'refused', error.message)
      return
    }
    await end(parts, begun.id, 'sent', null)
  }
