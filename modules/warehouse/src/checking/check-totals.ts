// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from '@duckdb/node-api'
import { describeDataType } from '../contract/data-types.ts'
import type { DatasetSchema } from '../contract/schema.ts'
import { compileValueCheck, valueCheckSql } from '../data-types/value-check.ts'
import { mendCell } from '../reading/habits/mend-cell.ts'
import type { ReadingPlan } from '../reading/habits/reading-plan.ts'
import type { LeftOut } from '../reading/habits/row-habits.ts'
import type { ReadingWarning } from '../reading/reading-options.ts'

const REFERENCE_YEAR = 2100
const TOLERANCE = 1e-6

/**
 * Compares the rows of totals with the sums of the view `records`: a total must be the sum of all rows above it or of
 * those since the total before it. The number of a proposed field is the place of its column.
 */
export async function checkTotals(
  connection: DuckDBConnection,
  { fields }: DatasetSchema,
  leftOut: readonly LeftOut[],
  plan?: ReadingPlan,
): Promise<ReadingWarning[]> {
  const totals = leftOut.filter(({ habit }) => habit === 'total')
  const warnings: ReadingWarning[] = []
  for (const [index, total] of totals.entries()) {
    for (const { id, title, type, format } of fields) {
      const column = Number(id.slice(1)) - 1
      if (!describeDataType(type).formats?.includes('vi')) continue
      const { cell } = mendCell(plan?.cells?.[column] ?? {}, total.cells[column] ?? null, null)
      const written = compileValueCheck(type, format)(cell, REFERENCE_YEAR).canonical
      if (written === null) continue
      const { clean, canonical } = valueCheckSql(type, format, REFERENCE_YEAR)
      const amount = `try_cast(${canonical(clean(`c${column + 1}`))} as decimal(38, 6))`
      const since = totals[index - 1]?.record ?? 0
      const result = await connection.runAndReadAll(
        `select coalesce(sum(${amount}), 0)::double, coalesce(sum(${amount}) filter (_record > ${since}), 0)::double
         from records where _record < ${total.record}`,
      )
      const sums = result.getRows()[0]!.map(Number)
      if (sums.some((sum) => isSame(sum, Number(written)))) continue
      warnings.push(differs(total.record, title.vi, Number(written), sums[0]!))
    }
  }
  return warnings
}

function isSame(sum: number, total: number): boolean {
  return Math.abs(sum - total) <= TOLERANCE * Math.max(1, Math.abs(total))
}

function differs(record: number, title: string, total: number, sum: number): ReadingWarning {
  const [vi, en] = [new Intl.NumberFormat('vi-VN'), new Intl.NumberFormat('en-GB')]
  return {
    code: `warehouse.total-differs-${record}-${title}`,
    message: {
      vi: `Dòng ${record} ghi tổng cột “${title}” là ${vi.format(total)}, cộng các dòng được ${vi.format(sum)}. Kiểm tra lại trước khi nạp.`,
      en: `Row ${record} gives ${en.format(total)} as total of “${title}”, the rows add up to ${en.format(sum)}. Check before loading.`,
    },
  }
}
