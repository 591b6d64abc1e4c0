// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import { sql } from 'kysely'
import type { BatchRow } from '../batch/batch-store.ts'
import type { DatasetSchema } from '../contract/index.ts'
import { loadTable, macColumn } from '../dataset-store/physical-model.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { unitRef } from './unit-book.ts'
import { keepsUnit } from './unit-field.ts'

/** Says whether rows or answers use a version of a unit. */
export const usesUnit =
  ({ kernel }: WarehouseParts) =>
  async (unit: { code: string; validFrom: string | null }): Promise<string | null> => {
    const ref = unitRef(unit.code, unit.validFrom)
    const { rows } = await sql<{
      datasets: number
    }>`select count(distinct dataset_id)::integer as datasets from (
      select dataset_id from warehouse.unit_use where unit = ${ref}
      union all select dataset_id from warehouse.unit_choice where unit = ${ref}) used`.execute(
      kernel.database.read,
    )
    return rows[0]!.datasets > 0 ? `${rows[0]!.datasets} bộ dữ liệu` : null
  }

/** Notes which units the rows of a batch bring into the store. */
export const noteUnits = async (command: Command, batch: BatchRow, schema: DatasetSchema): Promise<void> => {
  for (const field of schema.fields.filter(keepsUnit))
    await sql`insert into warehouse.unit_use (dataset_id, unit)
      select distinct ${batch.dataset_id}::uuid, ${sql.ref(macColumn(field.id))}
      from ${sql.table(`warehouse_load.${loadTable(batch.id)}`)}
      where ${sql.ref(macColumn(field.id))} is not null and ${sql.ref(macColumn(field.id))} not like '?%'
      on conflict do nothing`.execute(command.tx)
}
