// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Actor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import type { Tx } from '../database/index.ts'
import { addJob } from '../jobs/index.ts'

/** What a command says has happened (architecture §3F). */
export interface EventRecord {
  readonly type: string
  readonly version?: number
  readonly aggregate: { readonly type: string; readonly id: string }
  readonly agencyId?: string | null
  readonly data: unknown
}

/** An event as subscribers receive it. */
export interface HouseEvent {
  readonly id: string
  readonly type: string
  readonly version: number
  readonly occurredAt: string
  readonly actor: { readonly kind: string; readonly id: string | null; readonly label: string }
  readonly agencyId: string | null
  readonly aggregate: { readonly type: string; readonly id: string; readonly sequence: number }
  readonly correlationId: string | null
  readonly causationId: string | null
  readonly data: unknown
}

/** Which subscribers want an event type; filled when the house is assembled. */
export type SubscriberNames = (eventType: string) => readonly string[]

const actorOf = (actor: Actor): HouseEvent['actor'] => {
  if (actor.kind === 'person') return { kind: 'person', id: actor.accountId, label: actor.displayName }
  if (actor.kind === 'system') return { kind: 'system', id: actor.name, label: actor.name }
  return { kind: 'anonymous', id: null, label: 'khách' }
}

const nextSequence = async (tx: Tx, aggregate: EventRecord['aggregate']): Promise<number> => {
  const { rows } = await sql<{ last: string }>`
    insert into kernel.event_sequence (aggregate_type, aggregate_id, last) values (${aggregate.type}, ${aggregate.id}, 1)
    on conflict (aggregate_type, aggregate_id) do update set last = kernel.event_sequence.last + 1 returning last`.execute(
    tx,
  )
  return Number(rows[0]!.last)
}

/** Stores an event and one job per subscriber, in the transaction of the change. */
export const emitEvent = async (
  tx: Tx,
  actor: Actor,
  at: Date,
  record: EventRecord,
  origin: { correlationId?: string; causationId?: string },
  subscribersOf: SubscriberNames,
): Promise<void> => {
  const sequence = await nextSequence(tx, record.aggregate)
  const event: HouseEvent = {
    id: newId(),
    type: record.type,
    version: record.version ?? 1,
    occurredAt: at.toISOString(),
    actor: actorOf(actor),
    agencyId: record.agencyId ?? null,
    aggregate: { ...record.aggregate, sequence },
    correlationId: origin.correlationId ?? null,
    causationId: origin.causationId ?? null,
    data: record.data,
  }
  await sql`
    insert into kernel.event (id, type, version, occurred_at, actor, agency_id, aggregate_type, aggregate_id, sequence,
      correlation_id, causation_id, data)
    values (${event.id}, ${event.type}, ${event.version}, ${at}, ${JSON.stringify(event.actor)}, ${event.agencyId},
      ${record.aggregate.type}, ${record.aggregate.id}, ${sequence}, ${event.correlationId}, ${event.causationId},
      ${JSON.stringify(record.data)})`.execute(tx)
  for (const subscriber of subscribersOf(event.type))
    await addJob(tx, 'kernel.deliver-event', { subscriber, event })
}

/** Claims an event for a subscriber; false when it was handled before. */
export const claimEvent = async (tx: Tx, subscriber: string, eventId: string, at: Date): Promise<boolean> => {
  const result = await sql`
    insert into kernel.event_receipt (subscriber, event_id, received_at) values (${subscriber}, ${eventId}, ${at})
    on conflict do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}
