// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, type Permission, type Resource, requirePermission } from '../access/index.ts'
import { type AuditRecord, appendAudit } from '../audit/append.ts'
import { type Clock, newId } from '../clock/index.ts'
import type { Database, Tx } from '../database/index.ts'
import { AppError } from '../errors/index.ts'
import { type EventRecord, emitEvent, type SubscriberNames } from '../events/index.ts'
import { defineMessages } from '../i18n/index.ts'
import { addJob, type JobOptions } from '../jobs/index.ts'

export const commandMessages = defineMessages({
  'command.idempotency-reused': {
    vi: 'Mã chống gửi trùng này đã dùng cho một yêu cầu khác. Tải lại trang rồi gửi lại.',
    en: 'This idempotency key was used for a different request. Reload the page and send again.',
  },
})

/** Who asks, and the keys that tie this request to others. */
export interface CommandContext {
  readonly actor: Actor
  readonly idempotencyKey?: string | undefined
  readonly correlationId?: string | undefined
  readonly causationId?: string | undefined
}

/** What is asked. `permission` with `resource` is checked before anything runs. */
export interface CommandRequest {
  readonly name: string
  readonly input: unknown
  readonly permission?: Permission
  readonly resource?: Resource
  readonly database?: 'app' | 'loader'
}

/** The hands of a running command: its transaction, and the only ways to leave evidence and to tell others. */
export interface Command {
  readonly id: string
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
  require(permission: Permission, resource?: Resource): void
  audit(record: AuditRecord): Promise<void>
  emit(record: EventRecord): Promise<void>
  enqueue(job: string, payload: unknown, options?: JobOptions): Promise<void>
}

export type RunCommand = <T>(
  context: CommandContext,
  request: CommandRequest,
  work: (command: Command) => Promise<T>,
) => Promise<T>

const actorKey = (actor: Actor): string => {
  if (actor.kind === 'person') return actor.accountId
  return actor.kind === 'system' ? `system:${actor.name}` : `anonymous:${actor.networkAddress}`
}

const requestHash = (request: CommandRequest) =>
  createHash('sha256')
    .update(request.name)
    .update(JSON.stringify(request.input ?? null))
    .digest('hex')

interface Receipt {
  request_hash: string
  answer: { value: unknown } | null
}

/** Claims the key; gives back the stored answer when the same request was answered before. */
const claimReceipt = async (
  tx: Tx,
  context: CommandContext,
  request: CommandRequest,
  now: Date,
): Promise<Receipt['answer']> => {
  const key = context.idempotencyKey
  if (key === undefined) return null
  const actor = actorKey(context.actor)
  const hash = requestHash(request)
  const claimed = await sql`
    insert into kernel.command_receipt (actor_key, key, command_name, request_hash, received_at)
    values (${actor}, ${key}, ${request.name}, ${hash}, ${now}) on conflict do nothing`.execute(tx)
  if (Number(claimed.numAffectedRows ?? 0) === 1) return null
  const { rows } = await sql<Receipt>`
    select request_hash, answer from kernel.command_receipt where actor_key = ${actor} and key = ${key}`.execute(
    tx,
  )
  if (rows[0]?.request_hash !== hash) throw new AppError('conflict', 'command.idempotency-reused')
  return rows[0].answer
}

const storeAnswer = async (tx: Tx, context: CommandContext, value: unknown) => {
  if (context.idempotencyKey === undefined) return
  await sql`update kernel.command_receipt set answer = ${JSON.stringify({ value: value ?? null })}
    where actor_key = ${actorKey(context.actor)} and key = ${context.idempotencyKey}`.execute(tx)
}

interface Parts {
  readonly database: Database
  readonly clock: Clock
  readonly subscribersOf: SubscriberNames
}

const handsOf = (tx: Tx, context: CommandContext, request: CommandRequest, parts: Parts) => {
  const id = newId()
  const now = parts.clock.now()
  let audited = 0
  const origin = { commandId: id, ...(context.correlationId ? { correlationId: context.correlationId } : {}) }
  const cause = {
    ...(context.correlationId ? { correlationId: context.correlationId } : {}),
    ...(context.causationId ? { causationId: context.causationId } : {}),
  }
  const command: Command = {
    id,
    tx,
    actor: context.actor,
    now,
    require: (permission, resource) => requirePermission(context.actor, permission, resource),
    audit: async (record) => {
      audited += 1
      await appendAudit(tx, context.actor, now, record, origin)
    },
    emit: (record) => emitEvent(tx, context.actor, now, record, cause, parts.subscribersOf),
    enqueue: (job, payload, options) => addJob(tx, job, payload, options),
  }
  const assertAudited = () => {
    if (audited === 0) throw new Error(`command ${request.name} changed something and left no audit entry`)
  }
  return { command, assertAudited }
}

/**
 * Makes `runCommand` (architecture §3F): one transaction that claims the idempotency key, checks permission, runs the
 * work, and commits it together with its audit entries, events and jobs. A repeated key returns the first answer.
 */
export const createRunCommand =
  (parts: Parts): RunCommand =>
  async (context, request, work) => {
    if (request.permission) requirePermission(context.actor, request.permission, request.resource)
    return parts.database.transaction(async (tx) => {
      const earlier = await claimReceipt(tx, context, request, parts.clock.now())
      if (earlier) return earlier.value as Awaited<ReturnType<typeof work>>
      const { command, assertAudited } = handsOf(tx, context, request, parts)
      const value = await work(command)
      assertAudited()
      await storeAnswer(tx, context, value)
      return value
    }, request.database)
  }
