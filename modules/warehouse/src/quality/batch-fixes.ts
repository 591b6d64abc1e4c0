// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { BatchStatus } from '../contract/index.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'

/** What became of the rows of a batch that did not pass the check at first (R-WH-06). */
export interface BatchFixes {
  readonly status: BatchStatus
  readonly broughtBy: string | null
  /** Rows that still need fixing. */
  readonly open: number
  /** Rows that passed after they were mended here. */
  readonly passed: number
  /** Rows left out of the load, or declared not to be data, each with a reason. */
  readonly leftOut: number
  /** A later batch of the dataset was loaded. */
  readonly followed: boolean
}

/** Counts the rows of a batch in the quality store by what became of them; null for an unknown batch. */
export const batchFixes = async (
  { kernel }: WarehouseParts,
  datasetId: string,
  batch: number,
): Promise<BatchFixes | null> => {
  const { rows } = await sql<BatchFixes>`
    select b.status, b.uploaded_by as "broughtBy",
      count(*) filter (where r.status = 'open')::int as open,
      count(*) filter (where r.status = 'passed')::int as passed,
      count(*) filter (where r.status in ('left-out', 'discarded'))::int as "leftOut",
      exists (select from warehouse.batch later where later.dataset_id = b.dataset_id and later.number > b.number
        and later.kind = 'upload' and later.status = 'loaded') as followed
    from warehouse.batch b left join warehouse.quarantine_row r on r.batch_id = b.id
    where b.dataset_id = ${datasetId} and b.number = ${batch} group by b.id`.execute(kernel.database.read)
  return rows[0] ?? null
}
