// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { type Actor, canEverywhere } from '../access/index.ts'
import type { LocalDate } from '../clock/index.ts'
import type { Db } from '../database/index.ts'
import { readAudit } from './audit-permissions.ts'

const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })
const Uuid = Type.String({ pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' })
const Word = Type.String({ minLength: 1, maxLength: 200 })

/** What the audit can be narrowed by; days are local and both included. */
export const auditFilterFields = {
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  actorId: Type.Optional(Word),
  agencyId: Type.Optional(Uuid),
  /** An action, or the beginning of one up to a dot: `catalog` finds `catalog.entry-registered`. */
  action: Type.Optional(Word),
  objectType: Type.Optional(Word),
  objectId: Type.Optional(Word),
  /** Words of the object’s or the person’s name, with or without diacritics. */
  text: Type.Optional(Word),
}

export const AuditFilterSchema = Type.Object(auditFilterFields)
export type AuditFilter = Static<typeof AuditFilterSchema>

export const AuditEntrySchema = Type.Object({
  id: Type.String(),
  at: Type.String({ description: 'Instant in UTC' }),
  actor: Type.Object({
    kind: Type.String(),
    id: Type.Union([Type.String(), Type.Null()]),
    label: Type.String(),
    agencyId: Type.Union([Type.String(), Type.Null()]),
  }),
  address: Type.Union([Type.String(), Type.Null()]),
  action: Type.String(),
  object: Type.Object({
    type: Type.String(),
    id: Type.String(),
    label: Type.Union([Type.String(), Type.Null()]),
  }),
  agencyId: Type.Union([Type.String(), Type.Null()]),
  before: Type.Unknown(),
  after: Type.Unknown(),
  reason: Type.Union([Type.String(), Type.Null()]),
  position: Type.Union([Type.Integer(), Type.Null()], {
    description: 'Place in the sealed chain; null: not sealed yet',
  }),
})

/** One entry as people read it. */
export type AuditEntryView = Static<typeof AuditEntrySchema>

interface Row {
  id: string
  at: string
  actor_kind: string
  actor_id: string | null
  actor_label: string
  actor_agency: string | null
  address: string | null
  action: string
  object_type: string
  object_id: string
  object_label: string | null
  agency_id: string | null
  before: unknown
  after: unknown
  reason: string | null
  position: string | null
}

const viewOf = (row: Row): AuditEntryView => ({
  id: row.id,
  at: row.at,
  actor: { kind: row.actor_kind, id: row.actor_id, label: row.actor_label, agencyId: row.actor_agency },
  address: row.address,
  action: row.action,
  object: { type: row.object_type, id: row.object_id, label: row.object_label },
  agencyId: row.agency_id,
  before: row.before,
  after: row.after,
  reason: row.reason,
  position: row.position === null ? null : Number(row.position),
})

/** Which agencies' entries the reader may see: null for all of the province. */
const readableAgencies = (actor: Actor): string[] | null => {
  if (canEverywhere(actor, readAudit)) return null
  if (actor.kind !== 'person') return []
  return actor.grants.filter(({ role }) => role in readAudit.allow).flatMap(({ agencyIds }) => [...agencyIds])
}

const dayStart = (day: LocalDate) => sql`${`${day}T00:00:00+07:00`}::timestamptz`
const words = (text: string) => sql`'%' || replace(kernel.fold(${text}), ' ', '%') || '%'`

const conditions = (actor: Actor, filter: AuditFilter): RawBuilder<unknown>[] => {
  const agencies = readableAgencies(actor)
  return [
    agencies === null ? undefined : sql`e.agency_id = any(${agencies}::uuid[])`,
    filter.from === undefined ? undefined : sql`e.at >= ${dayStart(filter.from)}`,
    filter.to === undefined ? undefined : sql`e.at < ${dayStart(filter.to)} + interval '1 day'`,
    filter.actorId === undefined ? undefined : sql`e.actor_id = ${filter.actorId}`,
    filter.agencyId === undefined ? undefined : sql`e.agency_id = ${filter.agencyId}::uuid`,
    filter.action === undefined
      ? undefined
      : sql`(e.action = ${filter.action} or starts_with(e.action, ${`${filter.action}.`}))`,
    filter.objectType === undefined ? undefined : sql`e.object_type = ${filter.objectType}`,
    filter.objectId === undefined ? undefined : sql`e.object_id = ${filter.objectId}`,
    filter.text === undefined
      ? undefined
      : sql`(kernel.fold(coalesce(e.object_label, '')) like ${words(filter.text)} or kernel.fold(e.actor_label) like ${words(filter.text)})`,
  ].filter((condition) => condition !== undefined)
}

const cursorPattern = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)~([0-9a-f-]{36})$/

export interface AuditPage {
  readonly items: AuditEntryView[]
  readonly nextCursor: string | null
}

/** Reads the audit, newest first, narrowed to what the reader may see. `limit` 1 to 1000. */
export const searchAudit = async (
  db: Db,
  actor: Actor,
  filter: AuditFilter,
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<AuditPage> => {
  const size = Math.min(Math.max(limit, 1), 1000)
  const after = cursorPattern.exec(cursor ?? '')
  const all = [
    ...conditions(actor, filter),
    after ? sql`(e.at, e.id) < (${after[1]}::timestamptz, ${after[2]}::uuid)` : sql`true`,
  ]
  const { rows } = await sql<Row>`
    select e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.actor_kind, e.actor_id,
      e.actor_label, e.actor_agency, e.address, e.action, e.object_type, e.object_id, e.object_label, e.agency_id, e.before,
      e.after, e.reason, s.position
    from kernel.audit_entry e left join kernel.audit_seal s on s.entry_id = e.id
    where ${sql.join(all, sql` and `)} order by e.at desc, e.id desc limit ${size + 1}`.execute(db)
  const page = rows.slice(0, size)
  const last = rows.length > size ? page.at(-1) : undefined
  return { items: page.map(viewOf), nextCursor: last ? `${last.at}~${last.id}` : null }
}
