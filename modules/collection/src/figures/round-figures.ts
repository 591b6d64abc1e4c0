// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import type { TypedRows } from '@tinhso/warehouse'
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
    const sums = Object.fromEntries(
      round.checks.sumFields.map((field) => [
        field,
        exactSum(rows.map(({ values }) => values[field] ?? null)),
      ]),
    )
    found.push({ contribution, rows, sums })
  }
  return found
}

const present = (values: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])))
