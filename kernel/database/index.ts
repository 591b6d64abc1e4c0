// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'
import { type Db, openDb, openPool, type Tx, urlForRole } from './connection.ts'
import { type MigrationSource, migrate } from './migrate.ts'
import { ensureRoles, type RolePasswords } from './roles.ts'

export { type Db, type Tx, tables } from './connection.ts'
export { type MigrationSource, migrationFingerprint, schemaOf } from './migrate.ts'
export { type RolePasswords, rolePasswords } from './roles.ts'

/** The databases a module can reach: everything as the app, dataset rows for writing as the loader only. */
export interface Database {
  /** The app role: reads and writes module tables, reads dataset rows. */
  readonly read: Db
  /** The loader role: the app's rights and the right to write `dataset_rows`. Only the warehouse's load uses it. */
  readonly loader: Db
  /** Pool behind `loader`, for COPY streams. */
  readonly loaderPool: pg.Pool
  /** Pool behind `read`, for the job queue and streams. */
  readonly appPool: pg.Pool
  transaction<T>(work: (tx: Tx) => Promise<T>, role?: 'app' | 'loader'): Promise<T>
  close(): Promise<void>
}

/** Makes roles, migrates, and opens the pools. */
export const openDatabase = async (
  ownerUrl: string,
  passwords: RolePasswords,
  sources: readonly MigrationSource[],
  size: { app: number; loader: number } = { app: 12, loader: 4 },
): Promise<Database & { readonly applied: readonly string[] }> => {
  await ensureRoles(ownerUrl, passwords)
  const appUrl = urlForRole(ownerUrl, 'tinhso_app', passwords.app)
  const applied = await migrate(ownerUrl, appUrl, sources)
  return { ...connect(appUrl, urlForRole(ownerUrl, 'tinhso_loader', passwords.loader), size), applied }
}

/** Opens the pools on a database that is already migrated. */
export const connect = (
  appUrl: string,
  loaderUrl: string,
  size: { app: number; loader: number },
): Database => {
  const appPool = openPool(appUrl, size.app)
  const loaderPool = openPool(loaderUrl, size.loader)
  const read = openDb(appPool)
  const loader = openDb(loaderPool)
  return {
    read,
    loader,
    appPool,
    loaderPool,
    transaction: (work, role = 'app') => (role === 'loader' ? loader : read).transaction().execute(work),
    close: async () => {
      await read.destroy()
      await loader.destroy()
    },
  }
}
