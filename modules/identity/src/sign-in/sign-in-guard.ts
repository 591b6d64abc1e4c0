// SPDX-License-Identifier: Apache-2.0
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import { refuse } from '../refuse.ts'

/** Counts sign-in attempts per typed username and per network (R-SSO-09). */
export interface SignInGuard {
  /**
   * Counts an attempt before the password is looked at, so that attempts at the same moment count too.
   * Refuses with 423 when the name is locked, 429 when the network is or when it comes too soon after a failure.
   */
  begin(username: string, address: string): Promise<{ lastChance: boolean }>
  /** Takes back the attempt: the credential was right. */
  succeed(username: string, address: string): Promise<void>
  /** Lifts the lock of a name. */
  lift(username: string): Promise<void>
  lockedUntil(username: string): Promise<Date | null>
}

interface Counter {
  readonly key: string
  readonly limit: number
  /** Whether each failure asks for a longer wait before the next attempt. */
  readonly slows: boolean
}

interface State {
  failures: number
  waitUntil: Date
  lockedUntil: Date | null
}

const networkFactor = 10
const columns = sql.raw('failures, wait_until as "waitUntil", locked_until as "lockedUntil"')

const groupsOf = (address: string): string[] => {
  const [front = [], back = []] = address.split('::').map((half) => half.split(':').filter(Boolean))
  return [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
}

/** One address, or the first half of an IPv6 address: one subscriber holds all of it. */
export const networkOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return plain.includes(':') ? `${groupsOf(plain).slice(0, 4).join(':')}::/64` : plain
}

const minutesLeft = (until: Date, now: Date) =>
  Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000))

/** Makes the guard; limits come from the profile. */
export const createSignInGuard = ({ database, clock, keys, profile }: Kernel): SignInGuard => {
  const { lockoutAttempts, lockoutMinutes } = profile.security
  const db = database.read
  const account = (username: string): Counter => ({
    // people type passwords into the wrong box: the name itself is never stored
    key: `name ${keys.mac('identity.sign-in-guard', username)}`,
    limit: lockoutAttempts,
    slows: true,
  })
  const network = (address: string): Counter => ({
    key: `network ${networkOf(address)}`,
    limit: lockoutAttempts * networkFactor,
    slows: false,
  })

  const count = async ({ key, limit, slows }: Counter): Promise<State | undefined> => {
    const now = clock.now()
    const lock = new Date(now.getTime() + lockoutMinutes * 60_000)
    const forgotten = new Date(now.getTime() - lockoutMinutes * 60_000)
    const { rows } = await sql<State>`
      insert into identity.sign_in_guard as g (key, failures, last_at, wait_until, locked_until)
      values (${key}, 1, ${now}, ${now}, ${limit <= 1 ? lock : null})
      on conflict (key) do update set (failures, last_at, wait_until, locked_until) = (
        select n, ${now}::timestamptz,
          ${now}::timestamptz + case when ${slows} and n > 1 then interval '1 second' * power(2, least(n, 6) - 2)
            else interval '0' end,
          case when n >= ${limit}::integer then ${lock}::timestamptz end
        from (select case when g.locked_until is not null or g.last_at < ${forgotten} then 1
          else g.failures + 1 end as n) counted)
      where (g.locked_until is null or g.locked_until <= ${now}) and g.wait_until <= ${now}
      returning ${columns}`.execute(db)
    return rows[0]
  }
  const read = async (key: string): Promise<State | undefined> => {
    const { rows } = await sql<State>`
      select ${columns} from identity.sign_in_guard where key = ${key}`.execute(db)
    return rows[0]
  }
  const remove = (key: string) => sql`delete from identity.sign_in_guard where key = ${key}`.execute(db)

  return {
    begin: async (username, address) => {
      const now = clock.now()
      if (!(await count(network(address)))) {
        const state = await read(network(address).key)
        const minutes = minutesLeft(state?.lockedUntil ?? now, now)
        throw refuse('too-many', 'identity.network-locked', { minutes, retryAfter: minutes * 60 })
      }
      const counter = account(username)
      const counted = await count(counter)
      if (counted) return { lastChance: counted.failures >= counter.limit }
      const state = await read(counter.key)
      if (state?.lockedUntil && state.lockedUntil > now) {
        const minutes = minutesLeft(state.lockedUntil, now)
        throw refuse('locked', 'identity.account-locked', { minutes, retryAfter: minutes * 60 })
      }
      const seconds = Math.max(1, Math.ceil(((state?.waitUntil ?? now).getTime() - now.getTime()) / 1000))
      throw refuse('too-many', 'identity.too-fast', { seconds, retryAfter: seconds })
    },
    succeed: async (username, address) => {
      await remove(account(username).key)
      await sql`update identity.sign_in_guard set failures = greatest(failures - 1, 0), locked_until = null
        where key = ${network(address).key}`.execute(db)
    },
    lift: async (username) => void (await remove(account(username).key)),
    lockedUntil: async (username) => {
      const until = (await read(account(username).key))?.lockedUntil ?? null
      return until && until > clock.now() ? until : null
    },
  }
}
