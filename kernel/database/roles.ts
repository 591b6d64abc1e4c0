// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { urlForRole } from './connection.ts'

/** Passwords of the two roles the program signs in with. */
export interface RolePasswords {
  readonly app: string
  readonly loader: string
}

/** Reads the passwords of the database roles, or makes them at first start (`keys/database.json`, mode 0600). */
export const rolePasswords = async (stateFolder: string): Promise<RolePasswords> => {
  const file = join(stateFolder, 'keys', 'database.json')
  try {
    return JSON.parse(await readFile(file, 'utf8')) as RolePasswords
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const made = { app: randomBytes(24).toString('base64url'), loader: randomBytes(24).toString('base64url') }
  await mkdir(join(stateFolder, 'keys'), { recursive: true, mode: 0o700 })
  await writeFile(file, JSON.stringify(made), { mode: 0o600 })
  return made
}

// says nothing of SUPERUSER: a new role has it not, and only a superuser may even name it in an ALTER ROLE
const ensureRole = async (client: pg.ClientBase, role: string, options: string) => {
  await client.query(`do $$ begin create role ${role}; exception when duplicate_object then null; end $$`)
  await client.query(`alter role ${role} ${options}`)
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

const signsIn = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

const makeRoles = async (client: pg.ClientBase, passwords: RolePasswords): Promise<void> => {
  await ensureRole(client, 'tinhso_ddl', 'nologin')
  await ensureRole(client, 'tinhso_app', `login password ${quoted(passwords.app)}`)
  await ensureRole(client, 'tinhso_loader', `login inherit password ${quoted(passwords.loader)}`)
  await client.query('grant tinhso_app to tinhso_loader')
  await client.query('grant tinhso_ddl, tinhso_app to current_user')
}

/**
 * Makes sure that the roles of architecture §3C are there: the app reads and writes module tables, only the loader writes
 * dataset rows, and `tinhso_ddl` (no sign-in) owns the dataset tables. Needs the right to create roles. Roles belong to the
 * whole server, so those that already sign in are left alone; another process may be starting at the same time.
 */
export const ensureRoles = async (ownerUrl: string, passwords: RolePasswords): Promise<void> => {
  const urls = [
    urlForRole(ownerUrl, 'tinhso_app', passwords.app),
    urlForRole(ownerUrl, 'tinhso_loader', passwords.loader),
  ]
  if ((await Promise.all(urls.map(signsIn))).every(Boolean)) return
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await makeRoles(owner, passwords)
  } finally {
    await owner.end()
  }
}
