// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { BatchRow } from '../batch/batch-store.ts'
import type { Field } from '../contract/index.ts'
import { loadTable, macColumn } from '../dataset-store/physical-model.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { followUnit, splitQuestion } from './unit-book.ts'
import type { UnitIndex } from './unit-index.ts'
import type { AskedUnit } from './unit-questions.ts'

const stagedUnits = async (parts: WarehouseParts, batch: BatchRow, field: Field) => {
  const { loader } = parts.kernel.database
  const table = `warehouse_load.${loadTable(batch.id)}`
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(
    loader,
  )
  if (!rows[0]?.there) return null
  const column = sql.ref(macColumn(field.id))
  const staged = await sql<{ ref: string; rows: number }>`
    select ${column} as ref, count(*)::integer as rows from ${sql.table(table)}
    where ${column} is not null and ${column} not like '?%' group by 1`.execute(loader)
  return staged.rows
}

const storedUnits = async (parts: WarehouseParts, batch: BatchRow) =>
  (
    await sql<{ ref: string; rows: number }>`select unit as ref, 0 as rows from warehouse.unit_use
      where dataset_id = ${batch.dataset_id}`.execute(parts.kernel.database.read)
  ).rows

/** Units of good rows that a reform split since: which part they belong to today is asked once, and nothing waits for it. */
export const openSplits = async (
  parts: WarehouseParts,
  batch: BatchRow,
  field: Field,
  index: UnitIndex,
  today: string,
): Promise<AskedUnit[]> => {
  const used = (await stagedUnits(parts, batch, field)) ?? (await storedUnits(parts, batch))
  return used.flatMap(({ ref, rows }) => {
    const unit = index.byRef.get(ref)
    const { split, units } = unit
      ? followUnit(index.byRef, index.book.answers, unit, today)
      : { split: null, units: [] }
    if (!split) return []
    return [
      {
        question: splitQuestion(split.ref),
        field,
        written: split.name,
        within: [],
        day: today,
        fault: 'unit.split',
        blocking: false,
        candidates: units.map((part) => part.ref),
        rows,
      },
    ]
  })
}
