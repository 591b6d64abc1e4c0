// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Person } from '../access/index.ts'
import { type LocalDate, localDate } from '../clock/index.ts'
import type { Text } from '../i18n/index.ts'
import { actionOf, stateOf } from './definition-graph.ts'
import type { Engine } from './engine.ts'

/** A case in which the reader owes the next step. */
export interface InboxItem {
  readonly caseId: string
  readonly procedure: { readonly id: string; readonly title: Text }
  readonly title: string
  readonly link: string | null
  readonly aggregate: { readonly type: string; readonly id: string }
  readonly agencyId: string | null
  readonly state: { readonly id: string; readonly title: Text }
  readonly actions: readonly { readonly id: string; readonly title: Text }[]
  readonly dueOn: LocalDate | null
  readonly overdue: boolean
  readonly waitingSince: Date
}

export interface InboxPage {
  readonly items: readonly InboxItem[]
  readonly nextCursor: string | null
  readonly total: number
}

interface InboxRow {
  id: string
  definition: string
  definition_version: number
  title: string
  link: string | null
  aggregate_type: string
  aggregate_id: string
  agency_id: string | null
  state: string
  due: LocalDate | null
  entered_at: Date
  actions: string[]
}

const noDue = '9999-12-31'
const cursorPattern = /^(\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})$/

/** Holder rows that mean this person: by account, by role in the province, by role in one of the agencies of the grant. */
const heldBy = (person: Person) => {
  const pairs = person.grants.flatMap((grant) =>
    [...grant.agencyIds].map((agencyId) => ({ role: grant.role, agencyId })),
  )
  return sql`h.role = any(${person.grants.map(({ role }) => role)}::text[])
    and not h.excluded_accounts @> array[${person.accountId}::uuid]
    and case
      when h.account_id is not null then h.account_id = ${person.accountId}::uuid
      when h.agency_id is null then true
      else (h.role, h.agency_id) in (select * from unnest(${pairs.map(({ role }) => role)}::text[], ${pairs.map(({ agencyId }) => agencyId)}::uuid[]))
    end`
}

/** What is due first: the step, or the whole case unless its clock stands still. */
const dueColumn = sql`least(c.due_on, case when c.clock->>'stoppedOn' is null and not c.clock->'pauses' @> '[{"to": null}]' then c.clock_due_on end)`

const itemOf = async (engine: Engine, row: InboxRow): Promise<InboxItem> => {
  const definition = await engine.registry.ofCase(
    engine.database.read,
    row.definition,
    row.definition_version,
  )
  const plain = (id: string): Text => ({ vi: id, en: id })
  return {
    caseId: row.id,
    procedure: { id: definition.id, title: definition.title },
    title: row.title,
    link: row.link,
    aggregate: { type: row.aggregate_type, id: row.aggregate_id },
    agencyId: row.agency_id,
    state: { id: row.state, title: stateOf(definition, row.state)?.title ?? plain(row.state) },
    actions: row.actions.map((id) => ({ id, title: actionOf(definition, id)?.title ?? plain(id) })),
    dueOn: row.due,
    overdue: row.due !== null && localDate(engine.clock.now()) > row.due,
    waitingSince: row.entered_at,
  }
}

/** The cases in which a person owes the next step, the most urgent first. `limit` 1 to 200. */
export const readInbox = async (
  engine: Engine,
  person: Person,
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<InboxPage> => {
  const size = Math.min(Math.max(limit, 1), 200)
  const after = cursorPattern.exec(cursor ?? '')
  const db = engine.database.read
  const held = heldBy(person)
  const { rows } = await sql<InboxRow>`
    select * from (
      select c.id, c.definition, c.definition_version, c.title, c.link, c.aggregate_type, c.aggregate_id, c.agency_id,
        c.state, ${dueColumn} as due, c.entered_at, array_agg(distinct h.action) as actions
      from kernel.case c join kernel.case_holder h on h.case_id = c.id
      where c.closed_at is null and ${held} group by c.id) held
    where ${after ? sql`(coalesce(due, ${noDue}::date), id) > (${after[1]}::date, ${after[2]}::uuid)` : sql`true`}
    order by coalesce(due, ${noDue}::date), id limit ${size + 1}`.execute(db)
  const counted = await sql<{ total: string }>`
    select count(distinct h.case_id) as total from kernel.case_holder h where ${held}`.execute(db)
  const page = rows.slice(0, size)
  const last = rows.length > size ? page.at(-1) : undefined
  return {
    items: await Promise.all(page.map((row) => itemOf(engine, row))),
    nextCursor: last ? `${last.due ?? noDue}~${last.id}` : null,
    total: Number(counted.rows[0]?.total ?? 0),
  }
}
