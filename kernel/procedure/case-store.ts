// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { LedgerLine } from '../calendar/index.ts'
import type { LocalDate } from '../clock/index.ts'
import type { Db, Tx } from '../database/index.ts'
import type { CaseClock, CaseRecord } from './case-record.ts'

interface CaseRow {
  id: string
  definition: string
  definition_version: number
  aggregate_type: string
  aggregate_id: string
  title: string
  link: string | null
  state: string
  visit: number
  agency_id: string | null
  requester_account_id: string | null
  requester_agency_id: string | null
  assignee_id: string | null
  data: Record<string, unknown>
  parent_id: string | null
  parent_group: string | null
  parent_visit: number | null
  parent_index: number | null
  opened_at: Date
  entered_at: Date
  closed_at: Date | null
  due_on: LocalDate | null
  due_action: string | null
  due_ledger: LedgerLine[]
  clock: CaseClock | null
  version: number
}

const parentOf = (row: CaseRow): CaseRecord['parent'] =>
  row.parent_id === null
    ? null
    : { caseId: row.parent_id, group: row.parent_group!, visit: row.parent_visit!, index: row.parent_index! }

const recordOf = (row: CaseRow): CaseRecord => ({
  id: row.id,
  definition: row.definition,
  definitionVersion: row.definition_version,
  aggregate: { type: row.aggregate_type, id: row.aggregate_id },
  title: row.title,
  link: row.link,
  state: row.state,
  visit: row.visit,
  agencyId: row.agency_id,
  requester: { accountId: row.requester_account_id, agencyId: row.requester_agency_id },
  assigneeId: row.assignee_id,
  data: row.data,
  parent: parentOf(row),
  openedAt: row.opened_at,
  enteredAt: row.entered_at,
  closedAt: row.closed_at,
  due: row.due_on === null ? null : { on: row.due_on, ledger: row.due_ledger, action: row.due_action },
  clock: row.clock,
  version: row.version,
})

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads a case; null when there is none (also for text that is no identifier). */
export const readCase = async (db: Db | Tx, id: string): Promise<CaseRecord | null> => {
  if (!uuidPattern.test(id)) return null
  const { rows } = await sql<CaseRow>`select * from kernel.case where id = ${id}`.execute(db)
  return rows[0] ? recordOf(rows[0]) : null
}

/**
 * Reads a case and keeps others from acting on it until the transaction ends. “No key”: children that check their
 * foreign key at the same time must not be stopped, or two of them joining one parent would lock each other out.
 */
export const lockCase = async (tx: Tx, id: string): Promise<CaseRecord | null> => {
  if (!uuidPattern.test(id)) return null
  const { rows } = await sql<CaseRow>`select * from kernel.case where id = ${id} for no key update`.execute(
    tx,
  )
  return rows[0] ? recordOf(rows[0]) : null
}

export const readChildren = async (db: Db | Tx, parentId: string): Promise<CaseRecord[]> => {
  const { rows } = await sql<CaseRow>`select * from kernel.case where parent_id = ${parentId}
    order by parent_visit, parent_group, parent_index`.execute(db)
  return rows.map(recordOf)
}

export const insertCase = async (tx: Tx, record: CaseRecord): Promise<void> => {
  const { parent } = record
  await sql`insert into kernel.case (id, definition, definition_version, aggregate_type, aggregate_id, title, link, state,
      visit, agency_id, requester_account_id, requester_agency_id, assignee_id, data, parent_id, parent_group, parent_visit,
      parent_index, opened_at, entered_at, closed_at, due_on, due_action, due_ledger, clock, clock_due_on, version)
    values (${record.id}, ${record.definition}, ${record.definitionVersion}, ${record.aggregate.type}, ${record.aggregate.id},
      ${record.title}, ${record.link}, ${record.state}, ${record.visit}, ${record.agencyId}, ${record.requester.accountId},
      ${record.requester.agencyId}, ${record.assigneeId}, ${JSON.stringify(record.data)}, ${parent?.caseId ?? null},
      ${parent?.group ?? null}, ${parent?.visit ?? null}, ${parent?.index ?? null}, ${record.openedAt}, ${record.enteredAt},
      ${record.closedAt}, ${record.due?.on ?? null}, ${record.due?.action ?? null}, ${JSON.stringify(record.due?.ledger ?? [])},
      ${record.clock ? JSON.stringify(record.clock) : null}, ${record.clock?.dueOn ?? null}, ${record.version})`.execute(
    tx,
  )
}

/** Writes what a step has changed; the row is locked by `lockCase` before. */
export const updateCase = async (tx: Tx, record: CaseRecord): Promise<void> => {
  await sql`update kernel.case set state = ${record.state}, visit = ${record.visit}, assignee_id = ${record.assigneeId},
      data = ${JSON.stringify(record.data)}, entered_at = ${record.enteredAt}, closed_at = ${record.closedAt},
      due_on = ${record.due?.on ?? null}, due_action = ${record.due?.action ?? null},
      due_ledger = ${JSON.stringify(record.due?.ledger ?? [])}, clock = ${record.clock ? JSON.stringify(record.clock) : null},
      clock_due_on = ${record.clock?.dueOn ?? null}, version = ${record.version}
    where id = ${record.id}`.execute(tx)
}
