// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Actor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import type { Tx } from '../database/index.ts'

/** What was done, to what. `before` and `after` are the changed values; never secrets. */
export interface AuditRecord {
  readonly action: string
  readonly object: { readonly type: string; readonly id: string; readonly label?: string }
  readonly agencyId?: string | null
  readonly before?: unknown
  readonly after?: unknown
  readonly reason?: string
}

const actorColumns = (actor: Actor) => {
  if (actor.kind === 'person') {
    return {
      id: actor.accountId,
      label: actor.displayName,
      agency: actor.agencyId,
      address: actor.networkAddress,
    }
  }
  if (actor.kind === 'anonymous')
    return { id: null, label: 'khách', agency: null, address: actor.networkAddress }
  return { id: actor.name, label: actor.name, agency: null, address: null }
}

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))

/** Writes one audit entry inside the change's own transaction (architecture §3E); the sealer chains it later. */
export const appendAudit = async (
  tx: Tx,
  actor: Actor,
  at: Date,
  record: AuditRecord,
  origin: { commandId?: string; correlationId?: string } = {},
): Promise<void> => {
  const who = actorColumns(actor)
  await sql`
    insert into kernel.audit_entry
      (id, at, actor_kind, actor_id, actor_label, actor_agency, address, action, object_type, object_id, object_label,
       agency_id, before, after, reason, command_id, correlation_id)
    values (${newId()}, ${at}, ${actor.kind}, ${who.id}, ${who.label}, ${who.agency}, ${who.address}, ${record.action},
       ${record.object.type}, ${record.object.id}, ${record.object.label ?? null}, ${record.agencyId ?? null},
       ${json(record.before)}, ${json(record.after)}, ${record.reason ?? null}, ${origin.commandId ?? null},
       ${origin.correlationId ?? null})`.execute(tx)
}
