// SPDX-License-Identifier: Apache-2.0
import { type LocalDate, newId } from '@tinhso/kernel/clock'
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { Issue } from '../contract/index.ts'
import type { AgencyScope } from '../measure/measure-store.ts'

/** Failed rows of a batch as they are kept. */
export interface StoredIssue {
  readonly id: string
  readonly datasetId: string
  readonly batch: number
  readonly agencyId: string
  readonly state: Issue['state']
  readonly rows: number
  readonly openRows: number
  readonly openedAt: Date
  readonly dueOn: LocalDate | null
  readonly closedAt: Date | null
}

const columns = sql`id, dataset_id as "datasetId", batch, agency_id as "agencyId", state, rows, open_rows as "openRows",
  opened_at as "openedAt", due_on::text as "dueOn", closed_at as "closedAt"`

/** Opens an issue for a batch; a batch that fails again keeps the one it has, with the larger number of rows. */
export const openIssue = async (
  tx: Tx,
  issue: Pick<StoredIssue, 'datasetId' | 'batch' | 'agencyId' | 'rows' | 'dueOn'> & {
    told: readonly string[]
    at: Date
  },
): Promise<void> => {
  await sql`insert into quality.issue as known (id, dataset_id, batch, agency_id, state, rows, open_rows, told,
      opened_at, due_on)
    values (${newId()}, ${issue.datasetId}, ${issue.batch}, ${issue.agencyId}, 'notified-source', ${issue.rows},
      ${issue.rows}, ${[...issue.told]}::uuid[], ${issue.at}, ${issue.dueOn})
    on conflict (dataset_id, batch) do update set rows = greatest(known.rows, excluded.rows),
      open_rows = excluded.open_rows, state = 'notified-source', closed_at = null`.execute(tx)
}

/** Issues that are not closed: of a dataset when it is named. */
export const unclosedIssues = async (db: Db | Tx, datasetId?: string): Promise<StoredIssue[]> => {
  const { rows } = await sql<StoredIssue>`select ${columns} from quality.issue where closed_at is null
    and (${datasetId ?? null}::uuid is null or dataset_id = ${datasetId ?? null})`.execute(db)
  return rows
}

/** Keeps where an issue stands now. */
export const moveIssue = async (
  tx: Tx,
  id: string,
  to: { state: Issue['state']; openRows: number; closedAt: Date | null },
): Promise<void> => {
  await sql`update quality.issue set state = ${to.state}, open_rows = least(rows, ${to.openRows}),
    closed_at = ${to.closedAt} where id = ${id}`.execute(tx)
}

/** Open issues past their day that nobody was reminded of yet. */
export const overdueUntold = async (db: Db, today: LocalDate): Promise<StoredIssue[]> => {
  const { rows } = await sql<StoredIssue>`select ${columns} from quality.issue
    where closed_at is null and due_on < ${today} and overdue_told_at is null`.execute(db)
  return rows
}

/** Notes that the reminder of an issue went out; false when another process was faster. */
export const claimReminder = async (tx: Tx, id: string, at: Date): Promise<boolean> => {
  const { numAffectedRows } = await sql`update quality.issue set overdue_told_at = ${at}
    where id = ${id} and overdue_told_at is null`.execute(tx)
  return Number(numAffectedRows ?? 0) === 1
}

/** Issues for lists: those that are open first, the nearest due day first, then the latest. */
export const listIssues = async (
  db: Db,
  {
    scope,
    datasetId,
    openOnly,
    limit,
  }: { scope: AgencyScope; datasetId?: string; openOnly: boolean; limit: number },
): Promise<StoredIssue[]> => {
  const mine = scope === null ? sql<boolean>`true` : sql<boolean>`agency_id = any(${[...scope]}::uuid[])`
  const one = datasetId ? sql<boolean>`dataset_id = ${datasetId}` : sql<boolean>`true`
  const { rows } = await sql<StoredIssue>`select ${columns} from quality.issue
    where ${mine} and ${one} and (${!openOnly} or closed_at is null)
    order by (closed_at is null) desc, due_on nulls last, opened_at desc limit ${limit}`.execute(db)
  return rows
}
