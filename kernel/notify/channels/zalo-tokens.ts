// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Clock } from '../../clock/index.ts'
import type { Database, Tx } from '../../database/index.ts'
import type { Keys } from '../../keys/index.ts'
import { askProvider } from './message-channel.ts'

/** The access token of an Official Account, renewed when it has run out. */
export interface ZaloTokens {
  current(): Promise<string>
  /** A newer token than the one that was refused; two workers that ask at once renew once. */
  renew(refused: string): Promise<string>
}

interface ZaloTokenParts {
  readonly database: Database
  readonly clock: Clock
  readonly keys: Keys
  readonly tokenUrl: string
  readonly appId: string
  readonly appSecret: string
  /** The refresh token that the operator set; each renewal gives another, which is kept encrypted. */
  readonly refreshToken: string
}

interface Tokens {
  readonly access: string
  readonly refresh: string
}

const purpose = 'notify.zalo'

const askForTokens = async (parts: ZaloTokenParts, refresh: string): Promise<Tokens> => {
  const { text } = await askProvider(parts.tokenUrl, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', secret_key: parts.appSecret },
    body: new URLSearchParams({
      refresh_token: refresh,
      app_id: parts.appId,
      grant_type: 'refresh_token',
    }).toString(),
  })
  const answer = JSON.parse(text) as { access_token?: unknown; refresh_token?: unknown }
  if (typeof answer.access_token !== 'string' || typeof answer.refresh_token !== 'string')
    throw new Error('Zalo gave no token: set a new TINHSO_ZALO_REFRESH_TOKEN')
  return { access: answer.access_token, refresh: answer.refresh_token }
}

/** Keeps the tokens in the database, encrypted; a refresh token newly set by the operator replaces what was kept. */
export const createZaloTokens = (parts: ZaloTokenParts): ZaloTokens => {
  const { database, clock, keys } = parts
  const origin = keys.mac(purpose, parts.refreshToken)
  const read = async (tx: Tx): Promise<Tokens> => {
    await sql`insert into kernel.channel_token (channel, origin, sealed, changed_at)
      values ('zalo', '', '', ${clock.now()}) on conflict (channel) do nothing`.execute(tx)
    const { rows } = await sql<{ origin: string; sealed: string }>`
      select origin, sealed from kernel.channel_token where channel = 'zalo' for update`.execute(tx)
    const kept = rows[0]!
    if (kept.origin !== origin) return { access: '', refresh: parts.refreshToken }
    return JSON.parse(keys.open(purpose, kept.sealed)) as Tokens
  }
  const newer = (refused: string) =>
    database.transaction(async (tx) => {
      const kept = await read(tx)
      if (kept.access !== '' && kept.access !== refused) return kept.access
      const fresh = await askForTokens(parts, kept.refresh)
      await sql`update kernel.channel_token set origin = ${origin},
        sealed = ${keys.seal(purpose, JSON.stringify(fresh))}, changed_at = ${clock.now()}
        where channel = 'zalo'`.execute(tx)
      return fresh.access
    })
  return { current: () => newer(''), renew: newer }
}
