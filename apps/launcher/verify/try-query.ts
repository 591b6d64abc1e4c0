// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'

/**
 * Runs one query behind a savepoint that is always undone: its failure does not end the transaction,
 * and its locks are given back at once. Answers the rows, or the message of the failure.
 */
export async function tryQuery<R extends pg.QueryResultRow>(
  client: pg.Client,
  sql: string,
  values: unknown[] = [],
): Promise<{ rows: R[]; failure?: string }> {
  await client.query('savepoint one_check')
  try {
    const { rows } = await client.query<R>(sql, values)
    return { rows }
  } catch (error) {
    return { rows: [], failure: (error as Error).message }
  } finally {
    await client.query('rollback to savepoint one_check')
  }
}
