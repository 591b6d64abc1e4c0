// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { BatchStep, StepName } from '../contract/index.ts'

/** Records that a step begins; an attempt that was still running was interrupted by a crash. */
export const beginStep = async (db: Db | Tx, batchId: string, step: StepName, at: Date): Promise<number> => {
  await sql`update warehouse.batch_step set outcome = 'interrupted', ended_at = ${at}
    where batch_id = ${batchId} and step = ${step} and outcome = 'running'`.execute(db)
  const { rows } = await sql<{
    attempt: number
  }>`insert into warehouse.batch_step (batch_id, step, attempt, started_at, outcome)
    select ${batchId}, ${step}, coalesce(max(attempt), 0) + 1, ${at}::timestamptz, 'running' from warehouse.batch_step
    where batch_id = ${batchId} and step = ${step} returning attempt`.execute(db)
  return rows[0]!.attempt
}

/** Records how a step ended. */
export const endStep = async (
  db: Db | Tx,
  batchId: string,
  step: StepName,
  attempt: number,
  at: Date,
  outcome: BatchStep['outcome'],
): Promise<void> => {
  await sql`update warehouse.batch_step set outcome = ${outcome}, ended_at = ${at}
    where batch_id = ${batchId} and step = ${step} and attempt = ${attempt}`.execute(db)
}

export const listSteps = async (db: Db | Tx, batchId: string): Promise<BatchStep[]> => {
  const { rows } = await sql<{
    step: string
    attempt: number
    started_at: Date
    ended_at: Date | null
    outcome: BatchStep['outcome']
  }>`select step, attempt, started_at, ended_at, outcome from warehouse.batch_step
    where batch_id = ${batchId} order by started_at, attempt`.execute(db)
  return rows.map((row) => ({
    step: row.step,
    attempt: row.attempt,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    outcome: row.outcome,
  }))
}
