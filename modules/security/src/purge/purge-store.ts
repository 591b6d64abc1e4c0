// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import type { ErasureCounts, ErasureScope, PurgeKind } from '@tinhso/kernel/erasing'
import { sql } from 'kysely'
import type { PurgeResult, PurgeStatus } from '../contract/index.ts'

/** A purge as the table keeps it. */
export interface PurgeRow {
  readonly id: string
  readonly number: number
  readonly kind: PurgeKind
  readonly target: string
  readonly scope: ErasureScope
  readonly agency_ids: string[]
  readonly legal_basis: string
  readonly reason: string
  readonly status: PurgeStatus
  readonly proposed_by: string
  readonly proposed_name: string
  readonly proposed_at: Date
  readonly decided_by: string | null
  readonly decided_name: string | null
  readonly decided_at: Date | null
  readonly decision_reason: string | null
  readonly finished_at: Date | null
  readonly result: PurgeResult | null
  readonly version: number
}

export interface PurgeStepRow {
  readonly step: string
  readonly status: 'waiting' | 'running' | 'done'
  readonly attempts: number
  readonly counts: ErasureCounts
}

export type NewPurge = Pick<
  PurgeRow,
  | 'id'
  | 'kind'
  | 'target'
  | 'scope'
  | 'agency_ids'
  | 'legal_basis'
  | 'reason'
  | 'proposed_by'
  | 'proposed_name'
  | 'proposed_at'
>

export const insertPurge = async (tx: Tx, made: NewPurge): Promise<number> => {
  const { rows } = await sql<{ number: number }>`
    insert into kernel.purge (id, kind, target, scope, agency_ids, legal_basis, reason, status, proposed_by, proposed_name, proposed_at)
    values (${made.id}, ${made.kind}, ${made.target}, ${JSON.stringify(made.scope)}::jsonb, ${made.agency_ids}::uuid[],
      ${made.legal_basis}, ${made.reason}, 'proposed', ${made.proposed_by}, ${made.proposed_name}, ${made.proposed_at})
    returning number`.execute(tx)
  return rows[0]!.number
}

export const findPurge = async (db: Db | Tx, number: number): Promise<PurgeRow | null> =>
  (await sql<PurgeRow>`select * from kernel.purge where number = ${number}`.execute(db)).rows[0] ?? null

export const findPurgeById = async (db: Db | Tx, id: string): Promise<PurgeRow | null> =>
  (await sql<PurgeRow>`select * from kernel.purge where id = ${id}`.execute(db)).rows[0] ?? null

/** The purge, held until the transaction ends. */
export const lockPurge = async (tx: Tx, number: number): Promise<PurgeRow | null> =>
  (await sql<PurgeRow>`select * from kernel.purge where number = ${number} for no key update`.execute(tx))
    .rows[0] ?? null

/** The newest purges, of these agencies or of all. */
export const listPurges = async (db: Db, agencyIds: readonly string[] | null): Promise<PurgeRow[]> =>
  (
    await sql<PurgeRow>`select * from kernel.purge
      where ${agencyIds === null}::boolean or agency_ids <@ ${[...(agencyIds ?? [])]}::uuid[]
      order by number desc limit 500`.execute(db)
  ).rows

export const decidePurge = async (
  tx: Tx,
  id: string,
  decision: {
    status: 'confirmed' | 'refused' | 'withdrawn'
    by: string | null
    name: string | null
    at: Date
    reason: string | null
  },
): Promise<void> => {
  await sql`update kernel.purge set status = ${decision.status}, decided_by = ${decision.by}, decided_name = ${decision.name},
    decided_at = ${decision.at}, decision_reason = ${decision.reason}, version = version + 1 where id = ${id}`.execute(
    tx,
  )
}

export const insertSteps = async (tx: Tx, purgeId: string, steps: readonly string[]): Promise<void> => {
  await sql`insert into kernel.purge_step (purge_id, step, position, status)
    select ${purgeId}, step, position, 'waiting' from unnest(${[...steps]}::text[]) with ordinality as g (step, position)`.execute(
    tx,
  )
}

export const stepsOf = async (db: Db, purgeId: string): Promise<PurgeStepRow[]> =>
  (
    await sql<PurgeStepRow>`select step, status, attempts, counts from kernel.purge_step
      where purge_id = ${purgeId} order by position`.execute(db)
  ).rows

export const beginStep = async (db: Db, purgeId: string, step: string, at: Date): Promise<number> => {
  const { rows } = await sql<{ attempts: number }>`update kernel.purge_step
    set status = 'running', attempts = attempts + 1, started_at = ${at}
    where purge_id = ${purgeId} and step = ${step} returning attempts`.execute(db)
  return rows[0]?.attempts ?? 0
}

/** Notes that a step is done, with its figures. */
export const endStep = async (
  db: Db,
  purgeId: string,
  step: string,
  at: Date,
  counts: ErasureCounts,
): Promise<void> => {
  await sql`update kernel.purge_step set status = 'done', ended_at = ${at}, counts = ${JSON.stringify(counts)}::jsonb
    where purge_id = ${purgeId} and step = ${step}`.execute(db)
}

export const finishPurge = async (tx: Tx, id: string, result: PurgeResult, at: Date): Promise<boolean> => {
  const done =
    await sql`update kernel.purge set status = 'done', finished_at = ${at}, result = ${JSON.stringify(result)}::jsonb,
    version = version + 1 where id = ${id} and status = 'confirmed'`.execute(tx)
  return Number(done.numAffectedRows ?? 0) === 1
}

/** Purges that two persons decided and that are not finished. */
export const runningPurges = async (db: Db): Promise<string[]> =>
  (await sql<{ id: string }>`select id from kernel.purge where status = 'confirmed'`.execute(db)).rows.map(
    ({ id }) => id,
  )
