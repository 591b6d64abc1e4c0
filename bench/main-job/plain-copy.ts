// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import type { PeerTable } from './peer-table.ts'

/** The floor: a file that is clean already, sent to the database as it is, nothing looked at. */
export const copyPlainly = async (client: pg.Client, table: PeerTable, file: string): Promise<void> => {
  const target = client.query(from(`copy ${table.name} (${table.columns.join(',')}) from stdin (format csv)`))
  await pipeline(createReadStream(file), target)
}
