// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../access/index.ts'
import { canonicalJson } from '../audit/canonical-json.ts'
import { newId } from '../clock/index.ts'
import type { Db, Tx } from '../database/index.ts'
import type { CaseDocument } from './parts.ts'

/** One line of the story of a case. `side`: one side's confirmation, the step itself has not happened yet. */
export interface CaseEvent {
  readonly number: number
  readonly at: Date
  readonly actor: {
    readonly kind: Actor['kind']
    readonly id: string | null
    readonly label: string
    readonly agencyId: string | null
  }
  readonly kind: 'open' | 'advance' | 'return' | 'refuse' | 'option'
  readonly action: string
  readonly side: string | null
  readonly from: string | null
  readonly to: string
  readonly reason: string | null
  readonly form: Readonly<Record<string, unknown>>
  readonly documents: readonly CaseDocument[]
  readonly legalBasis: readonly string[]
}

const actorColumns = (actor: Actor): CaseEvent['actor'] => {
  if (actor.kind === 'person')
    return { kind: 'person', id: actor.accountId, label: actor.displayName, agencyId: actor.agencyId }
  if (actor.kind === 'system') return { kind: 'system', id: actor.name, label: actor.name, agencyId: null }
  return { kind: 'anonymous', id: null, label: 'khách', agencyId: null }
}

const nextNumber = async (tx: Tx, caseId: string): Promise<number> => {
  const { rows } = await sql<{ event_count: number }>`
    update kernel.case set event_count = event_count + 1 where id = ${caseId} returning event_count`.execute(
    tx,
  )
  return rows[0]!.event_count
}

/** The text of a line of the story whose hash the audit entry of the step carries. */
export const storyText = (caseId: string, event: CaseEvent): string =>
  canonicalJson({ case: caseId, ...event, at: event.at.toISOString() })

/**
 * Adds a line to the story; the table refuses a refusal or return without a reason. Returns the SHA-256 of the line,
 * for the audit entry of the step: so the sealed chain also covers the story.
 */
export const appendCaseEvent = async (
  tx: Tx,
  caseId: string,
  by: Actor,
  event: Omit<CaseEvent, 'number' | 'actor'>,
): Promise<string> => {
  const who = actorColumns(by)
  const number = await nextNumber(tx, caseId)
  await sql`insert into kernel.case_event (id, case_id, number, at, actor_kind, actor_id, actor_label, actor_agency, kind,
      action, side, from_state, to_state, reason, form, documents, legal_basis)
    values (${newId()}, ${caseId}, ${number}, ${event.at}, ${who.kind}, ${who.id}, ${who.label},
      ${who.agencyId}, ${event.kind}, ${event.action}, ${event.side}, ${event.from}, ${event.to}, ${event.reason},
      ${JSON.stringify(event.form)}, ${JSON.stringify(event.documents)}, ${event.legalBasis})`.execute(tx)
  return createHash('sha256')
    .update(storyText(caseId, { ...event, number, actor: who }))
    .digest('hex')
}

interface EventRow {
  number: number
  at: Date
  actor_kind: Actor['kind']
  actor_id: string | null
  actor_label: string
  actor_agency: string | null
  kind: CaseEvent['kind']
  action: string
  side: string | null
  from_state: string | null
  to_state: string
  reason: string | null
  form: Record<string, unknown>
  documents: CaseDocument[]
  legal_basis: string[]
}

export const readCaseEvents = async (db: Db | Tx, caseId: string): Promise<CaseEvent[]> => {
  const { rows } =
    await sql<EventRow>`select * from kernel.case_event where case_id = ${caseId} order by number`.execute(db)
  return rows.map((row) => ({
    number: row.number,
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id, label: row.actor_label, agencyId: row.actor_agency },
    kind: row.kind,
    action: row.action,
    side: row.side,
    from: row.from_state,
    to: row.to_state,
    reason: row.reason,
    form: row.form,
    documents: row.documents,
    legalBasis: row.legal_basis,
  }))
}

/** Who last took each of these actions on a case: account by action, for the four-eyes rule. */
export const lastActors = async (
  db: Db | Tx,
  caseId: string,
  actions: readonly string[],
): Promise<Map<string, string>> => {
  if (actions.length === 0) return new Map()
  const { rows } = await sql<{ action: string; actor_id: string }>`
    select distinct on (action) action, actor_id from kernel.case_event
    where case_id = ${caseId} and action = any(${actions as string[]}) and actor_kind = 'person'
    order by action, number desc`.execute(db)
  return new Map(rows.map((row) => [row.action, row.actor_id]))
}
