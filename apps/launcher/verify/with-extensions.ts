// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'

/**
 * Makes an extension usable inside the present transaction (which the caller undoes: nothing stays behind).
 * Answers why not when the server does not carry it or we may not make it.
 */
export async function useExtension(
  client: pg.Client,
  name: 'amcheck' | 'pg_prewarm' | 'pg_buffercache',
): Promise<string | undefined> {
  const { rowCount } = await client.query('select from pg_extension where extname = $1', [name])
  if (rowCount === 1) return undefined
  await client.query('savepoint extension')
  try {
    await client.query(`create schema if not exists tinhso_verify`)
    await client.query(`create extension ${name} schema tinhso_verify`)
    await client.query('set local search_path = public, tinhso_verify')
    return undefined
  } catch (error) {
    await client.query('rollback to savepoint extension')
    return `${name}: ${(error as Error).message}`
  }
}
