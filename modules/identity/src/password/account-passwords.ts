// SPDX-License-Identifier: Apache-2.0
import { timingSafeEqual } from 'node:crypto'
import type { Keys } from '@tinhso/kernel/keys'
import { hashPassword, verifyPassword } from './hash-password.ts'

/** How passwords of accounts are stored and judged. */
export interface AccountPasswords {
  /** argon2id; for passwords people choose. */
  hash(password: string): Promise<string>
  /** Keyed HMAC; enough for 76 random bits, and a thousand slips take no time. */
  hashOneTime(accountId: string, password: string): string
  /** Takes the same time for any account, and for none. */
  verify(account: { id: string; passwordHash: string | null } | undefined, password: string): Promise<boolean>
}

const keyed = '$keyed$'

// people leave out the hyphens, or begin with a capital
const plain = (password: string) => password.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Makes the passwords of accounts on the house's keys. */
export const createAccountPasswords = (keys: Keys): AccountPasswords => {
  const hashOneTime = (accountId: string, password: string) =>
    keyed + keys.mac('identity.one-time-password', `${accountId} ${plain(password)}`)
  return {
    hash: hashPassword,
    hashOneTime,
    verify: async (account, password) => {
      const stored = account?.passwordHash ?? null
      const isKeyed = stored?.startsWith(keyed) ?? false
      const matches = await verifyPassword(password, isKeyed ? null : stored)
      if (!account || !stored || !isKeyed) return matches
      return timingSafeEqual(Buffer.from(hashOneTime(account.id, password)), Buffer.from(stored))
    },
  }
}
