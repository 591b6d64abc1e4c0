// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { ContributionStatus } from '../contract/index.ts'

/** What one agency owes to a round, as it is stored. */
export interface Contribution {
  readonly id: string
  readonly roundId: string
  readonly agencyId: string
  readonly agencyCode: string
  readonly agencyName: string
  readonly unitCode: string | null
  /** What the scope field says in rows of this agency. */
  readonly scopeValue: string
  /** Every way of writing it, folded. */
  readonly scopeAccepted: readonly string[]
  readonly status: ContributionStatus
  readonly dueOn: string
  readonly caseId: string | null
  readonly draftVersion: number
  readonly nothingToReport: boolean
  readonly rowCount: number
  readonly faultCount: number
  readonly filledBy: string | null
  readonly filledName: string | null
  readonly submittedAt: Date | null
  readonly approvedBy: string | null
  readonly approvedName: string | null
  readonly firstSentOn: string | null
  readonly sentAt: Date | null
  readonly returnReason: string | null
  readonly returnedName: string | null
  readonly returnedAt: Date | null
  readonly timesReturned: number
  readonly acceptedBy: string | null
  readonly acceptedName: string | null
  readonly acceptedAt: Date | null
  readonly remindedAt: Date | null
}

const names = {
  id: 'id',
  roundId: 'round_id',
  agencyId: 'agency_id',
  agencyCode: 'agency_code',
  agencyName: 'agency_name',
  unitCode: 'unit_code',
  scopeValue: 'scope_value',
  scopeAccepted: 'scope_accepted',
  status: 'status',
  dueOn: 'due_on',
  caseId: 'case_id',
  draftVersion: 'draft_version',
  nothingToReport: 'nothing_to_report',
  rowCount: 'row_count',
  faultCount: 'fault_count',
  filledBy: 'filled_by',
  filledName: 'filled_name',
  submittedAt: 'submitted_at',
  approvedBy: 'approved_by',
  approvedName: 'approved_name',
  firstSentOn: 'first_sent_on',
  sentAt: 'sent_at',
  returnReason: 'return_reason',
  returnedName: 'returned_name',
  returnedAt: 'returned_at',
  timesReturned: 'times_returned',
  acceptedBy: 'accepted_by',
  acceptedName: 'accepted_name',
  acceptedAt: 'accepted_at',
  remindedAt: 'reminded_at',
} as const satisfies Record<keyof Contribution, string>

const columns = sql.join(
  Object.entries(names).map(([name, column]) => sql`c.${sql.ref(column)} as ${sql.ref(name)}`),
)

const select = async (db: Db | Tx, where: ReturnType<typeof sql>): Promise<Contribution[]> => {
  const { rows } = await sql<Contribution>`select ${columns} from collection.contribution c ${where}`.execute(
    db,
  )
  return rows
}

/** Writes a new contribution; everything that is not given is empty. */
export const insertContribution = async (
  tx: Tx,
  given: Pick<
    Contribution,
    | 'id'
    | 'roundId'
    | 'agencyId'
    | 'agencyCode'
    | 'agencyName'
    | 'unitCode'
    | 'scopeValue'
    | 'scopeAccepted'
    | 'dueOn'
    | 'caseId'
  >,
): Promise<void> => {
  await sql`insert into collection.contribution (id, round_id, agency_id, agency_code, agency_name, unit_code,
      scope_value, scope_accepted, status, due_on, case_id)
    values (${given.id}, ${given.roundId}, ${given.agencyId}, ${given.agencyCode}, ${given.agencyName},
      ${given.unitCode}, ${given.scopeValue}, ${[...given.scopeAccepted]}::text[], 'not-opened', ${given.dueOn},
      ${given.caseId})`.execute(tx)
}

/** Changes some columns of a contribution. */
export const updateContribution = async (
  tx: Tx,
  id: string,
  change: Partial<Contribution>,
): Promise<void> => {
  const sets = Object.entries(change).map(
    ([name, value]) => sql`${sql.ref(names[name as keyof Contribution])} = ${value}`,
  )
  await sql`update collection.contribution set ${sql.join(sets)} where id = ${id}`.execute(tx)
}

/** The contribution, held until the transaction ends. */
export const lockContribution = async (tx: Tx, id: string): Promise<Contribution | null> =>
  (await select(tx, sql`where c.id = ${id} for update`))[0] ?? null

export const findContribution = async (
  db: Db | Tx,
  roundId: string,
  agencyCode: string,
): Promise<Contribution | null> =>
  (await select(db, sql`where c.round_id = ${roundId} and c.agency_code = ${agencyCode}`))[0] ?? null

/** Everybody who owes to a round, by name. */
export const listContributions = (db: Db | Tx, roundId: string): Promise<Contribution[]> =>
  select(db, sql`where c.round_id = ${roundId} order by c.agency_name, c.id`)

/** What some agencies owe to rounds that are not cancelled, next due day first. */
export const listOwed = (
  db: Db | Tx,
  agencyIds: readonly string[],
  includeDone: boolean,
): Promise<Contribution[]> =>
  select(
    db,
    sql`join collection.round r on r.id = c.round_id
      where c.agency_id = any(${[...agencyIds]}::uuid[]) and c.status <> 'cancelled'
        and (${includeDone} or (c.status <> 'accepted' and r.status = 'open'))
      order by c.due_on, c.id limit 500`,
  )
