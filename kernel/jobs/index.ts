// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from 'node:events'
import { hostname } from 'node:os'
import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Tx } from '../database/index.ts'

/**
 * When and how a job runs. `key` replaces a waiting job with the same key (which keeps its own time with `keepTime`);
 * `queue` runs its jobs one after another.
 */
export interface JobOptions {
  readonly runAt?: Date
  readonly key?: string
  readonly keepTime?: boolean
  readonly queue?: string
  readonly maxAttempts?: number
}

/** A unit of work taken from the queue; throwing makes it run again later, with growing pauses. */
export type JobHandler = (
  payload: unknown,
  context: { readonly signal: AbortSignal; readonly attempt: number },
) => Promise<void>

/** Adds a job in the transaction of the change, so that work and reason appear together or not at all. */
export const addJob = async (
  tx: Tx,
  name: string,
  payload: unknown,
  options: JobOptions = {},
): Promise<void> => {
  await sql`select graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json,
    queue_name => ${options.queue ?? null}::text, run_at => ${options.runAt ?? null}::timestamptz,
    max_attempts => ${options.maxAttempts ?? 8}::int, job_key => ${options.key ?? null}::text,
    job_key_mode => ${options.keepTime ? 'preserve_run_at' : 'replace'}::text)`.execute(tx)
}

export interface JobLog {
  info(message: string): void
  error(values: unknown, message: string): void
}

const logger = (log: JobLog) =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error({}, message)
  })

const heartbeatSeconds = 20

const heartbeat = (pool: pg.Pool, workerId: string) =>
  pool.query(
    `insert into kernel.worker_heartbeat (worker_id, host, process_id, seen_at) values ($1, $2, $3, clock_timestamp())
     on conflict (worker_id) do update set seen_at = excluded.seen_at`,
    [workerId, hostname(), process.pid],
  )

const aliveHere = (processId: number): boolean => {
  try {
    process.kill(processId, 0)
    return true
  } catch {
    return false
  }
}

/**
 * Frees the jobs of workers that are gone: those of this machine whose process is dead, and any not seen for a minute.
 * The queue's own time-out would keep them locked for hours.
 */
const unlockDeadWorkers = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ worker_id: string; host: string; process_id: number; stale: boolean }>(
    `select worker_id, host, process_id, seen_at < clock_timestamp() - interval '60 seconds' as stale from kernel.worker_heartbeat`,
  )
  const orphans = await pool.query<{ locked_by: string }>(
    `select distinct locked_by from graphile_worker.jobs j where locked_by is not null
     and locked_at < clock_timestamp() - interval '60 seconds'
     and not exists (select from kernel.worker_heartbeat h where h.worker_id = j.locked_by)`,
  )
  const dead = rows.filter(
    (row) =>
      row.stale || (row.host === hostname() && row.process_id !== process.pid && !aliveHere(row.process_id)),
  )
  const ids = [...dead.map((row) => row.worker_id), ...orphans.rows.map((row) => row.locked_by)]
  if (ids.length === 0) return
  await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [ids])
  await pool.query('delete from kernel.worker_heartbeat where worker_id = any($1::text[])', [ids])
}

// a line is five time fields and a job name; the queue's own text format knows no names with a dot
const cronItem = (line: string): CronItem => {
  const fields = line.trim().split(/\s+/)
  const task = fields[5]
  if (!task) throw new Error(`not a crontab line: ${line}`)
  return { task, match: fields.slice(0, 5).join(' '), identifier: task, options: { maxAttempts: 3 } }
}

/** A running worker; `stop` lets the jobs in hand finish. */
export interface Worker {
  stop(): Promise<void>
}

/** Starts taking jobs. A `cron` line is five crontab time fields (UTC) and the name of a job. */
export const startWorker = async (
  pool: pg.Pool,
  handlers: Readonly<Record<string, JobHandler>>,
  log: JobLog,
  options: {
    concurrency?: number
    cron?: readonly string[]
    /** Told of every attempt that ended. */
    count?: (labels: { job: string; outcome: 'done' | 'failed' }) => void
  } = {},
): Promise<Worker> => {
  await unlockDeadWorkers(pool)
  const abort = new AbortController()
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      (payload: unknown, helpers: { job: { attempts: number } }) =>
        handler(payload, { signal: abort.signal, attempt: helpers.job.attempts }),
    ]),
  )
  const poolIds = new Set<string>()
  const events: WorkerEvents = new EventEmitter()
  // the queue locks jobs in the name of the pool of workers, not of a single worker
  events.on('pool:create', ({ workerPool }) => {
    poolIds.add(workerPool.id)
    heartbeat(pool, workerPool.id).catch(() => undefined)
  })
  const runner: Runner = await run({
    pgPool: pool,
    events,
    taskList,
    concurrency: options.concurrency ?? 3,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: logger(log),
    parsedCronItems: parseCronItems((options.cron ?? []).map(cronItem)),
  })
  events.on('job:error', ({ job, error }) => {
    options.count?.({ job: job.task_identifier, outcome: 'failed' })
    log.error({ error: String(error), job: job.task_identifier, attempt: job.attempts }, 'job failed')
  })
  events.on('job:success', ({ job }) => options.count?.({ job: job.task_identifier, outcome: 'done' }))
  const beat = setInterval(() => {
    for (const id of poolIds) heartbeat(pool, id).catch(() => undefined)
    unlockDeadWorkers(pool).catch(() => undefined)
  }, heartbeatSeconds * 1000)
  beat.unref()
  return {
    stop: async () => {
      clearInterval(beat)
      abort.abort()
      await runner.stop()
    },
  }
}
