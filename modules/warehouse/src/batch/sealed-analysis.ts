// SPDX-License-Identifier: Apache-2.0
import type { BatchAnalysis } from '../contract/index.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import type { BatchRow } from './batch-store.ts'

/** A file and its rows may hold anything, so what reading showed of it is kept encrypted. */
export const sealAnalysis = (parts: WarehouseParts, batchId: string, analysis: BatchAnalysis): string =>
  parts.kernel.keys.seal(`warehouse.analysis.${batchId}`, JSON.stringify(analysis))

/** What reading showed of the file of a batch; null before it was read. */
export const openAnalysis = (parts: WarehouseParts, batch: BatchRow): BatchAnalysis | null =>
  batch.analysis === null
    ? null
    : (JSON.parse(parts.kernel.keys.open(`warehouse.analysis.${batch.id}`, batch.analysis)) as BatchAnalysis)
