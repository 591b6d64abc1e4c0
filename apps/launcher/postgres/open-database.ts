// SPDX-License-Identifier: Apache-2.0
import pg from 'pg'
import { damagedDatabase, isDamage } from './damaged-database.ts'
import { ensurePostgres } from './ensure-postgres.ts'
import { examineOutsideServer } from './outside-server.ts'

const databaseName = 'tinhso'

/** The URL of the house's database: the outside server's of DATABASE_URL, else the embedded one's, started and made. */
export async function openDatabaseServer(
  stateFolder: string,
  outsideUrl: string | undefined,
): Promise<string> {
  if (outsideUrl) {
    await examineOutsideServer(outsideUrl)
    return outsideUrl
  }
  const { superuserUrl } = await ensurePostgres(stateFolder)
  return await makeDatabase(superuserUrl)
}

async function makeDatabase(superuserUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl })
  try {
    await client.connect()
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName} strategy file_copy`)
  } catch (error) {
    throw isDamage(error) ? damagedDatabase(error) : error
  } finally {
    await client.end()
  }
  return embeddedUrl(superuserUrl)
}

/** The URL of the house's database on the embedded server. */
export function embeddedUrl(superuserUrl: string): string {
  const url = new URL(superuserUrl)
  url.pathname = `/${databaseName}`
  return url.toString()
}
