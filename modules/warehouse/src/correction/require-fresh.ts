// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import { refuse } from '../refuse.ts'

/** Refuses to load a correction when a row that it replaces is no longer in force: it would undo what is newer. */
export const requireFresh = async (tx: Tx, batchId: string, table: string): Promise<void> => {
  const { rows } = await sql`select from warehouse.corrected_row c
    left join ${sql.table(`dataset_rows.${table}`)} s on s.row_id = c.row_id and s.batch_out is null
    where c.batch_id = ${batchId} and s.row_id is null limit 1`.execute(tx)
  if (rows.length > 0) throw refuse('conflict', 'warehouse.correction-stale')
}
