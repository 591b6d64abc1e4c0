// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type pg from 'pg'
import type { Clock } from '../clock/index.ts'
import type { Database } from '../database/index.ts'
import type { Meter, Sample } from './metrics.ts'

const poolSamples = (pool: string, { totalCount, idleCount, waitingCount, options }: pg.Pool): Sample[] => [
  { labels: { pool, state: 'busy' }, value: totalCount - idleCount },
  { labels: { pool, state: 'idle' }, value: idleCount },
  { labels: { pool, state: 'waiting' }, value: waitingCount },
  { labels: { pool, state: 'limit' }, value: options.max ?? 0 },
]

const waitingJobs = (database: Database): Meter => ({
  name: 'tinhso_jobs',
  help: 'Jobs in the queue: ready now, scheduled for later, running, and given up after their last attempt',
  type: 'gauge',
  read: async () => {
    const { rows } = await sql<Record<string, string>>`
      select count(*) filter (where attempts < max_attempts and locked_at is null and run_at <= now()) as waiting,
             count(*) filter (where attempts < max_attempts and locked_at is null and run_at > now()) as scheduled,
             count(*) filter (where locked_at is not null) as running,
             count(*) filter (where attempts >= max_attempts and locked_at is null) as given_up
      from graphile_worker.jobs`.execute(database.read)
    return Object.entries(rows[0]!).map(([state, value]) => ({ labels: { state }, value: Number(value) }))
  },
})

const unsealedEntries = async (database: Database, clock: Clock) => {
  const { rows } = await sql<{ count: string; oldest: Date | null }>`
    select count(*) as count, min(e.at) as oldest
    from kernel.audit_queue q join kernel.audit_entry e on e.id = q.entry_id`.execute(database.read)
  const { count, oldest } = rows[0]!
  const ageMs = oldest ? clock.now().getTime() - oldest.getTime() : 0
  return { count: Number(count), ageSeconds: Math.max(0, ageMs / 1000) }
}

/** What the kernel knows of the whole house: its jobs, its unsealed evidence; and the pools of this process. */
export const houseMeters = (database: Database, clock: Clock): Meter[] => [
  waitingJobs(database),
  {
    name: 'tinhso_audit_unsealed_entries',
    help: 'Audit entries that are not yet part of the signed chain',
    type: 'gauge',
    read: async () => [{ value: (await unsealedEntries(database, clock)).count }],
  },
  {
    name: 'tinhso_audit_unsealed_age_seconds',
    help: 'Age of the oldest audit entry that is not yet part of the signed chain',
    type: 'gauge',
    read: async () => [{ value: (await unsealedEntries(database, clock)).ageSeconds }],
  },
  {
    name: 'tinhso_database_connections',
    help: 'Connections of the pools of this process, and who waits for one',
    type: 'gauge',
    read: () => [...poolSamples('app', database.appPool), ...poolSamples('loader', database.loaderPool)],
  },
]
