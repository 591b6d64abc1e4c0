// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import { sql } from 'kysely'
import type { BatchRow } from '../batch/batch-store.ts'
import type { DatasetSchema, QuarantineRowView } from '../contract/index.ts'
import { shownValues } from '../correction/correction-view.ts'
import { storedVersions } from '../correction/row-versions.ts'
import { createFieldSeal } from '../dataset-store/field-seal.ts'
import { defaultPolicy } from '../read/default-policy.ts'
import type { DatasetEntry, WarehouseParts } from '../warehouse-parts.ts'
import { listConflicts } from './conflict-store.ts'

type ConflictView = NonNullable<QuarantineRowView['conflict']>

/** What the store has instead, by record: values under the reader's own policy, with source and batch (R-WH-04). */
export const viewConflicts = async (
  parts: WarehouseParts,
  actor: Actor,
  { entry, batch }: { entry: DatasetEntry; batch: BatchRow },
  schema: DatasetSchema,
  records: readonly number[],
): Promise<Map<number, ConflictView>> => {
  const { read } = parts.kernel.database
  const conflicts = await listConflicts(read, batch.id, { records: records.map(String) })
  if (conflicts.length === 0) return new Map()
  const ids = conflicts.map(({ rowId }) => rowId)
  const stored = await storedVersions(read, entry.id, schema, sql`s.row_id = any(${ids}::bigint[])`)
  const versions = new Map(stored.map((version) => [version.rowId, version]))
  const seal = createFieldSeal(parts.kernel.keys, entry.id)
  const shown = shownValues(schema, defaultPolicy(actor, entry, schema), seal)
  return new Map(
    conflicts.map((conflict) => [
      Number(conflict.record),
      {
        stored: { source: conflict.storedSource, batch: conflict.storedNumber },
        given: { source: batch.source ?? '' },
        fields: schema.fields
          .filter(({ id }) => conflict.fieldIds.includes(id))
          .map(({ id, title }) => ({
            field: id,
            title: title.vi,
            stored: shown(id, versions.get(conflict.rowId)) ?? null,
          })),
        choice: conflict.choice,
      },
    ]),
  )
}
