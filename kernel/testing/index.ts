// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { pino } from 'pino'
import type { Actor, Grant } from '../access/index.ts'
import { type Clock, createClock, newId } from '../clock/index.ts'
import { type Config, loadProfile, type Profile, readConfig } from '../config/index.ts'
import { urlForRole } from '../database/connection.ts'
import {
  connect,
  type MigrationSource,
  migrationFingerprint,
  openDatabase,
  type RolePasswords,
} from '../database/index.ts'
import { assembleHouse, type House, type ModuleDefinition, migrationSources } from '../module/index.ts'

/** A house on its own database, cloned from a migrated template. */
export interface TestHouse extends House {
  /** A signed-in official with one role (or several) in an agency. */
  actor(options: {
    role: string | readonly string[]
    agencyId?: string | null
    agencyIds?: readonly string[]
    accountId?: string
    displayName?: string
  }): Actor
  /** The HTTP server, to `inject` into; `as` decides who the requests of a test speak for. */
  server(): Promise<FastifyInstance>
  /** Whoever is set here is the caller of every injected request; null: the module's own authentication. */
  as(actor: Actor | null): void
  /** Takes jobs until none is waiting. */
  drainJobs(): Promise<void>
  readonly databaseUrl: string
}

/** Passwords of the roles in the test cluster, which is made for tests and listens on loopback only. */
export const testPasswords: RolePasswords = { app: 'test-app', loader: 'test-loader' }

const adminUrl = (): string => {
  const url = process.env['TINHSO_TEST_DATABASE_URL']
  if (!url)
    throw new Error(
      'TINHSO_TEST_DATABASE_URL is not set: run ./tinhso test, or eval "$(./tinhso test-database)" first',
    )
  return url
}

const withDatabase = (url: string, name: string) => {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.toString()
}

const asAdmin = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: adminUrl() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes the migrated template once per state of the migration files; test processes wait for one another. */
const ensureTemplate = async (sources: readonly MigrationSource[]): Promise<string> => {
  const name = `template_${(await migrationFingerprint(sources)).slice(0, 16)}`
  await asAdmin(async (client) => {
    await client.query('select pg_advisory_lock(7430918)')
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    const building = `${name}_new`
    await client.query(`drop database if exists ${building} with (force)`)
    await client.query(`create database ${building}`)
    const database = await openDatabase(withDatabase(adminUrl(), building), testPasswords, sources)
    await database.close()
    await client.query(`alter database ${building} rename to ${name}`)
  })
  return name
}

/** Makes an empty database from the template of these modules and gives its URL (owner role). */
export const cloneDatabase = async (
  modules: readonly ModuleDefinition[],
): Promise<{ url: string; drop(): Promise<void> }> => {
  const template = await ensureTemplate(migrationSources(modules))
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`
  await asAdmin((client) => client.query(`create database ${name} template ${template}`))
  return {
    url: withDatabase(adminUrl(), name),
    drop: () =>
      asAdmin(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  }
}

const actorFrom: TestHouse['actor'] = ({ role, agencyId = null, agencyIds, accountId, displayName }) => {
  const roles = typeof role === 'string' ? [role] : role
  const scope = new Set(agencyIds ?? (agencyId ? [agencyId] : []))
  const grants: Grant[] = roles.map((key) => ({ role: key, agencyId, agencyIds: scope }))
  return {
    kind: 'person',
    accountId: accountId ?? newId(),
    displayName: displayName ?? 'Cán bộ thử nghiệm',
    agencyId,
    grants,
    sessionId: newId(),
    networkAddress: '127.0.0.1',
    signedInAt: new Date(),
  }
}

const drain = async (house: House, url: string) => {
  const worker = await house.work()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (let round = 0; round < 600; round += 1) {
      const { rows } = await client.query<{ waiting: string }>(
        'select count(*) as waiting from graphile_worker.jobs where attempts < max_attempts and run_at <= now()',
      )
      if (rows[0]!.waiting === '0') return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('jobs were still waiting after 30 seconds')
  } finally {
    await client.end()
    await worker.stop()
  }
}

/** Opens a house for a test; `close` drops its database and its folder. */
export const openTestHouse = async (
  options: {
    modules?: readonly ModuleDefinition[]
    profile?: string
    clock?: Clock
    config?: Partial<Config>
  } = {},
): Promise<TestHouse> => {
  const modules = options.modules ?? []
  const { url, drop } = await cloneDatabase(modules)
  const state = await mkdtemp(join(tmpdir(), 'tinhso-test-'))
  const config: Config = {
    ...readConfig({ TINHSO_DATABASE_URL: url, TINHSO_STATE: state }),
    profile: options.profile ?? 'binh-phuoc',
    ...options.config,
  }
  const profile: Profile = await loadProfile(config.profile)
  const database = connect(
    urlForRole(url, 'tinhso_app', testPasswords.app),
    urlForRole(url, 'tinhso_loader', testPasswords.loader),
    { app: 6, loader: 2 },
  )
  const log = pino({ level: process.env['TINHSO_TEST_LOG'] ?? 'silent' })
  const house = await assembleHouse(
    { config, profile, clock: options.clock ?? createClock(), log, database, modules },
    [],
  )
  let caller: Actor | null = null
  const authenticate = house.kernel.ports.authenticate
  house.kernel.ports.authenticate = async (request) =>
    caller ? { actor: caller, csrfToken: null } : authenticate(request)
  let server: FastifyInstance | undefined
  return {
    ...house,
    databaseUrl: url,
    actor: actorFrom,
    as: (actor) => {
      caller = actor
    },
    server: async () => {
      server ??= await house.http()
      return server
    },
    drainJobs: () => drain(house, url),
    close: async () => {
      await server?.close()
      await house.close()
      await drop()
      await rm(state, { recursive: true, force: true })
    },
  }
}
