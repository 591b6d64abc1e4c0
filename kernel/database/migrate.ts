// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { runMigrations as migrateJobs } from 'graphile-worker'
import pg from 'pg'

/** A module's folder of numbered SQL files; `grants.sql` in it is applied after every migration run. */
export interface MigrationSource {
  readonly module: string
  readonly folder: URL
}

interface MigrationFile {
  readonly module: string
  readonly name: string
  readonly text: string
  readonly hash: string
}

export const schemaOf = (module: string): string => module.replaceAll('-', '_')

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const readSource = async ({ module, folder }: MigrationSource): Promise<MigrationFile[]> => {
  const names = (await readdir(fileURLToPath(folder))).filter((name) => name.endsWith('.sql')).sort()
  const numbered = [
    ...names.filter((name) => name !== 'grants.sql'),
    ...names.filter((name) => name === 'grants.sql'),
  ]
  return Promise.all(
    numbered.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { module, name, text, hash: sha256(text) }
    }),
  )
}

/** A hash over all migration files: equal hash means there is nothing to do. */
export const migrationFingerprint = async (sources: readonly MigrationSource[]): Promise<string> =>
  sha256(
    (await Promise.all(sources.map(readSource)))
      .flat()
      .map((file) => file.module + file.name + file.hash)
      .join(),
  )

const prepare = `
  create schema if not exists kernel;
  create table if not exists kernel.migration (
    module text not null, name text not null, hash text not null, applied_at timestamptz not null default now(),
    primary key (module, name));
  create table if not exists kernel.migration_state (single boolean primary key default true check (single), fingerprint text not null);`

const grantSchema = (schema: string) => `
  grant usage on schema ${schema} to tinhso_app;
  grant select, insert, update, delete on all tables in schema ${schema} to tinhso_app;
  grant usage on all sequences in schema ${schema} to tinhso_app;
  grant execute on all functions in schema ${schema} to tinhso_app;`

const inTransaction = async (client: pg.Client, work: () => Promise<unknown>) => {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const applyFile = async (client: pg.Client, file: MigrationFile) => {
  const known = await client.query<{ hash: string }>(
    'select hash from kernel.migration where module = $1 and name = $2',
    [file.module, file.name],
  )
  const hash = known.rows[0]?.hash
  if (hash === file.hash) return false
  if (hash !== undefined)
    throw new Error(`migration ${file.module}/${file.name} was changed after it had been applied`)
  await inTransaction(client, async () => {
    await client.query(file.text)
    await client.query('insert into kernel.migration (module, name, hash) values ($1, $2, $3)', [
      file.module,
      file.name,
      file.hash,
    ])
  })
  return true
}

const migrateSource = async (client: pg.Client, source: MigrationSource): Promise<string[]> => {
  const files = await readSource(source)
  const applied: string[] = []
  for (const file of files.filter(({ name }) => name !== 'grants.sql')) {
    try {
      if (await applyFile(client, file)) applied.push(`${file.module}/${file.name}`)
    } catch (error) {
      throw new Error(`migration ${file.module}/${file.name}: ${(error as Error).message}`, { cause: error })
    }
  }
  const grants = files.find(({ name }) => name === 'grants.sql')
  await inTransaction(client, async () => {
    await client.query(grantSchema(schemaOf(source.module)))
    if (grants) await client.query(grants.text)
  })
  return applied
}

const prepareJobs = async (client: pg.Client, appUrl: string) => {
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  const database = client.escapeIdentifier(rows[0]!.name)
  await client.query('create schema if not exists graphile_worker authorization tinhso_app')
  await client.query(`grant create on database ${database} to tinhso_app`)
  await migrateJobs({ connectionString: appUrl })
  await client.query(`revoke create on database ${database} from tinhso_app`)
}

/**
 * Brings a database to the newest shape; a second start with the same files asks one question and returns.
 * Two processes that start at once wait for one another. Returns the names of the files applied.
 */
export const migrate = async (
  ownerUrl: string,
  appUrl: string,
  sources: readonly MigrationSource[],
): Promise<string[]> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7430917)')
    await client.query(prepare)
    const fingerprint = await migrationFingerprint(sources)
    const state = await client.query<{ fingerprint: string }>(
      'select fingerprint from kernel.migration_state',
    )
    if (state.rows[0]?.fingerprint === fingerprint) return []
    const applied: string[] = []
    for (const source of sources) applied.push(...(await migrateSource(client, source)))
    await prepareJobs(client, appUrl)
    await client.query(
      'insert into kernel.migration_state (fingerprint) values ($1) on conflict (single) do update set fingerprint = excluded.fingerprint',
      [fingerprint],
    )
    return applied
  } finally {
    await client.end()
  }
}
