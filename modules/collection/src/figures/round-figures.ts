// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import type { TypedRows } from '@tinhso/warehouse'
import { sql } from 'kysely'
import type { RowValues } from '../contract/index.ts'
import { type Contribution, listContributions } from '../contribution/contribution-store.ts'
import { readRows } from '../draft/row-store.ts'
import type { Round } from '../round/round-store.ts'
import { exactSum } from './exact-sum.ts'

/** The rows of one agency with canonical values, and the sums of the fields that the round adds up. */
export interface AgencyFigures {
  readonly contribution: Contribution
  readonly rows: readonly { readonly key: string; readonly values: Readonly<Record<string, string | null>> }[]
  readonly sums: Readonly<Record<string, string>>
}

const counts: readonly Contribution['status'][] = ['sent', 'accepted']

/** Rows that were sent to a round and stand, agency by agency. */
export const figuresOf = async (db: Db | Tx, round: Round, typed: TypedRows): Promise<AgencyFigures[]> => {
  const found: AgencyFigures[] = []
  for (const contribution of await listContributions(db, round.id)) {
    if (!counts.includes(contribution.status)) continue
    const rows = (await readRows(db, contribution.id, typed))
      .filter(({ removed }) => !removed)
      .map(({ key, values }) => ({ key, values: { ...values, ...present(typed.judge(values).normalised) } }))
    found.push({ contribution, rows, sums: sumsOf(round, rows) })
  }
  return found
}

/** What the drafts of a round began with, agency by agency: the rows of last period as they stood in the store. */
export const begunWith = async (db: Db | Tx, round: Round, typed: TypedRows): Promise<AgencyFigures[]> => {
  const found: AgencyFigures[] = []
  for (const contribution of await listContributions(db, round.id)) {
    const { rows } = await sql<{ changes: { written?: { key: string; values: RowValues }[] } }>`
      select changes from collection.draft_save
      where contribution_id = ${contribution.id} and source = 'prefill'`.execute(db)
    if (!rows[0]) continue
    const begun = (rows[0].changes.written ?? []).map(({ key, values }) => ({
      key,
      values: present(typed.judge(typed.open(values)).normalised),
    }))
    found.push({ contribution, rows: begun, sums: sumsOf(round, begun) })
  }
  return found
}

const sumsOf = (round: Round, rows: AgencyFigures['rows']): Record<string, string> =>
  Object.fromEntries(
    round.checks.sumFields.map((field) => [field, exactSum(rows.map(({ values }) => values[field] ?? null))]),
  )

const present = (values: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])))
