// SPDX-License-Identifier: Apache-2.0
import type { Database } from '@tinhso/kernel/database'
import type { Meter } from '@tinhso/kernel/metrics'
import { sql } from 'kysely'

/** How many batches stand where: what waits for people, and what went wrong. */
export const batchMeter = (database: Database): Meter => ({
  name: 'tinhso_batches',
  help: 'Batches of the warehouse by status',
  type: 'gauge',
  read: async () => {
    const { rows } = await sql<{ status: string; count: string }>`
      select status, count(*) as count from warehouse.batch group by status order by status`.execute(
      database.read,
    )
    return rows.map(({ status, count }) => ({ labels: { status }, value: Number(count) }))
  },
})
