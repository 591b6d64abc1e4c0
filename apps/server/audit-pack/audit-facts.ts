// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { AuditedAccount, IdentityDoor } from '@tinhso/identity'
import type { Permission } from '@tinhso/kernel/access'
import type { AuditVerdict } from '@tinhso/kernel/audit'
import type { LocalDate } from '@tinhso/kernel/clock'
import { ConfigSchema, type Profile } from '@tinhso/kernel/config'
import type { Route } from '@tinhso/kernel/http'
import type { House, RoleDefinition } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import type { BillOfMaterials } from '../../launcher/pack/bill-of-materials.ts'
import { type Operation, readOperations } from '../../launcher/state/operations-log.ts'
import { billOfProgram, type ProgramOrigin, programOrigin } from './program-origin.ts'

/** A deviation from the checklist that the operator has decided, from `exceptions.json` in the state folder. */
export interface DeclaredException {
  /** Number of the line of the checklist. */
  readonly line: number
  readonly reason: string
  readonly decidedBy: string
  readonly until: LocalDate | null
}

/** What the database server says of itself. */
export interface DatabaseFacts {
  readonly version: string
  readonly pageChecksums: boolean
  readonly passwordEncryption: string
  readonly encryptedConnection: boolean
  readonly local: boolean
}

/** Everything an audit is told, read from the running installation at one moment. */
export interface AuditFacts {
  readonly madeAt: Date
  readonly asOf: LocalDate
  readonly origin: ProgramOrigin
  readonly bill: BillOfMaterials
  readonly profile: Profile
  /** Settings of the process by name; of secret ones only whether they are set. */
  readonly settings: Readonly<Record<string, string>>
  readonly accounts: readonly AuditedAccount[]
  readonly roles: readonly RoleDefinition[]
  readonly permissions: readonly Permission[]
  readonly routes: readonly Route[]
  readonly modules: readonly string[]
  readonly log: {
    readonly verdict: AuditVerdict
    readonly entries: number
    readonly oldest: Date | null
    readonly publicKeySha256: string
  }
  readonly database: DatabaseFacts
  readonly jobsGivenUp: number
  /** Rights of the key files, as octal text; empty when none lies in the state folder. */
  readonly keyFileModes: Readonly<Record<string, string>>
  readonly operations: readonly Operation[]
  readonly exceptions: readonly DeclaredException[]
}

const settingsOf = (config: House['kernel']['config']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(ConfigSchema.properties).map(([key, schema]) => {
      const value = String(config[key as keyof typeof config] ?? '')
      const secret = (schema as { secret?: boolean }).secret === true || key === 'filesKey'
      return [key, secret ? (value === '' ? '(không đặt · not set)' : '(đã đặt, không in ra · set)') : value]
    }),
  )

const databaseFacts = async ({ database, config }: House['kernel']): Promise<DatabaseFacts> => {
  const { rows } = await sql<Omit<DatabaseFacts, 'local'>>`
    select current_setting('server_version') as version, current_setting('data_checksums') = 'on' as "pageChecksums",
      current_setting('password_encryption') as "passwordEncryption",
      coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as "encryptedConnection"`.execute(
    database.read,
  )
  const host = new URL(config.databaseUrl).hostname
  return { ...rows[0]!, local: ['127.0.0.1', 'localhost', '[::1]', ''].includes(host) }
}

const logFacts = async ({ audit, database }: House['kernel']): Promise<AuditFacts['log']> => {
  const { rows } = await sql<{ entries: string; oldest: Date | null }>`
    select count(*) as entries, min(at) as oldest from kernel.audit_entry`.execute(database.read)
  const der = audit.publicKey.export({ type: 'spki', format: 'der' })
  return {
    verdict: await audit.verify(),
    entries: Number(rows[0]!.entries),
    oldest: rows[0]!.oldest,
    publicKeySha256: createHash('sha256').update(der).digest('hex'),
  }
}

const givenUpJobs = async ({ database }: House['kernel']): Promise<number> => {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from graphile_worker.jobs where attempts >= max_attempts and locked_at is null`.execute(
    database.read,
  )
  return Number(rows[0]!.count)
}

const keyFileModes = (state: string): Record<string, string> =>
  Object.fromEntries(
    ['', 'master.key', 'audit-ed25519.pem', 'database.json', 'pg-superuser-password'].flatMap((name) => {
      const path = join(state, 'keys', name)
      return existsSync(path)
        ? [[`keys/${name}`, (statSync(path).mode & 0o777).toString(8).padStart(4, '0')]]
        : []
    }),
  )

const declaredExceptions = (state: string): DeclaredException[] => {
  const file = join(state, 'exceptions.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DeclaredException[]) : []
}

/** Reads the facts; `asOf` chooses which accounts and grants count, everything else is as it is now. */
export const readAuditFacts = async (house: House, asOf: LocalDate): Promise<AuditFacts> => {
  const { kernel } = house
  const { state } = kernel.config
  const origin = await programOrigin()
  return {
    madeAt: kernel.clock.now(),
    asOf,
    origin,
    bill: billOfProgram(origin),
    profile: kernel.profile,
    settings: settingsOf(kernel.config),
    accounts: await house.doors.get<IdentityDoor>('identity').accountsForAudit(asOf),
    roles: house.roles,
    permissions: kernel.permissions,
    routes: house.routes,
    modules: house.modules.map(({ name }) => name),
    log: await logFacts(kernel),
    database: await databaseFacts(kernel),
    jobsGivenUp: await givenUpJobs(kernel),
    keyFileModes: keyFileModes(state),
    operations: readOperations(state),
    exceptions: declaredExceptions(state),
  }
}
