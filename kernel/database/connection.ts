// SPDX-License-Identifier: Apache-2.0
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/** A database as one role sees it. Every module reads its own schema through it. */
// biome-ignore lint/suspicious/noExplicitAny: each module types its own tables with `tables`
export type Db = Kysely<any>

/** A transaction in progress. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export type Tx = Transaction<any>

/** The same connection, typed with the tables of one module. */
export const tables = <Schema>(db: Db | Tx): Kysely<Schema> => db as unknown as Kysely<Schema>

const dateType = 1082
const asText = (value: string) => value

const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    id === dateType ? asText : pg.types.getTypeParser(id, format as 'text')) as typeof pg.types.getTypeParser,
}

/** Opens a pool: dates, numeric and bigint come as text; the session speaks UTC. */
export const openPool = (connectionString: string, max: number): pg.Pool => {
  const pool = new pg.Pool({
    connectionString,
    max,
    types,
    options: '-c timezone=UTC',
    idleTimeoutMillis: 30_000,
  })
  // a connection broke (restart of the server): the query in hand fails, the pool opens another for the next one
  const ignore = () => undefined
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
  return pool
}

export const openDb = (pool: pg.Pool): Db => new Kysely({ dialect: new PostgresDialect({ pool }) })

/** The same server and database, as another role. */
export const urlForRole = (databaseUrl: string, role: string, password: string): string => {
  const url = new URL(databaseUrl)
  url.username = role
  url.password = encodeURIComponent(password)
  return url.toString()
}
