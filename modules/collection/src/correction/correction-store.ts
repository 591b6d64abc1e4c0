// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { RowValues } from '../contract/index.ts'

/** A change to a row of a locked round, as it is stored; values of sensitive fields sealed. */
export interface Correction {
  readonly id: string
  readonly roundId: string
  readonly contributionId: string
  readonly rowKey: string
  readonly oldValues: RowValues
  readonly newValues: RowValues
  readonly reason: string
  readonly askedBy: string | null
  readonly askedName: string
  readonly askedAt: Date
  readonly batchNumber: number
  readonly status: 'waiting' | 'loaded' | 'refused'
  readonly settledAt: Date | null
}

const columns = sql`id, round_id as "roundId", contribution_id as "contributionId", row_key as "rowKey",
  old_values as "oldValues", new_values as "newValues", reason, asked_by as "askedBy", asked_name as "askedName",
  asked_at as "askedAt", batch_number as "batchNumber", status, settled_at as "settledAt"`

/** Writes a correction that waits for its batch. */
export const insertCorrection = async (
  tx: Tx,
  given: Omit<Correction, 'status' | 'settledAt'>,
): Promise<void> => {
  await sql`insert into collection.correction (id, round_id, contribution_id, row_key, old_values, new_values, reason,
      asked_by, asked_name, asked_at, batch_number, status)
    values (${given.id}, ${given.roundId}, ${given.contributionId}, ${given.rowKey},
      ${JSON.stringify(given.oldValues)}, ${JSON.stringify(given.newValues)}, ${given.reason}, ${given.askedBy},
      ${given.askedName}, ${given.askedAt}, ${given.batchNumber}, 'waiting')`.execute(tx)
}

/** Corrections of a round, newest first. */
export const listCorrections = async (db: Db | Tx, roundId: string): Promise<Correction[]> => {
  const { rows } = await sql<Correction>`select ${columns} from collection.correction
    where round_id = ${roundId} order by asked_at desc, id desc limit 1000`.execute(db)
  return rows
}

/** Corrections of a batch that still wait. */
export const waitingIn = async (tx: Tx, roundId: string, batchNumber: number): Promise<Correction[]> => {
  const { rows } = await sql<Correction>`select ${columns} from collection.correction
    where round_id = ${roundId} and batch_number = ${batchNumber} and status = 'waiting' for update`.execute(
    tx,
  )
  return rows
}

/** Says what became of a correction; a loaded one becomes what the row of the contribution says. */
export const settleCorrection = async (
  tx: Tx,
  { id, contributionId, rowKey, newValues }: Correction,
  status: 'loaded' | 'refused',
  at: Date,
): Promise<void> => {
  await sql`update collection.correction set status = ${status}, settled_at = ${at} where id = ${id}`.execute(
    tx,
  )
  if (status === 'loaded')
    await sql`update collection.contribution_row set values = ${JSON.stringify(newValues)}
      where contribution_id = ${contributionId} and row_key = ${rowKey}`.execute(tx)
}
