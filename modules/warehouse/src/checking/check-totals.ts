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
const MOST_CHECKED = 100

/**
 * Compares rows of totals, and names of groups that bear amounts, with the sums of the view `records`: such a row adds up rows
 * that end above it or begin below it, or all of them. The number of a proposed field is the place of its column.
 */
export async function checkTotals(
  connection: DuckDBConnection,
  { fields }: DatasetSchema,
  leftOut: readonly LeftOut[],
  plan?: ReadingPlan,
): Promise<ReadingWarning[]> {
  const rows = leftOut.filter(({ habit }) => habit === 'total' || habit === 'section').slice(0, MOST_CHECKED)
  const warnings: { record: number; warning: ReadingWarning }[] = []
  for (const { id, title, type, format } of fields) {
    const column = Number(id.slice(1)) - 1
    if (type === 'percentage' || !describeDataType(type).formats?.includes('vi')) continue
    const judge = compileValueCheck(type, format)
    const written = rows.map(({ cells }) => {
      const { cell } = mendCell(plan?.cells?.[column] ?? {}, cells[column] ?? null, null)
      return judge(cell, REFERENCE_YEAR).canonical
    })
    if (written.every((amount) => amount === null)) continue
    const { clean, canonical } = valueCheckSql(type, format, REFERENCE_YEAR)
    const amount = `try_cast(${canonical(clean(`c${column + 1}`))} as decimal(38, 6))`
    const sums = await sumsBetween(connection, amount, rows)
    for (const [index, { record }] of rows.entries()) {
      const stated = written[index]
      if (stated === null || stated === undefined || holds(Number(stated), index, sums)) continue
      const warning = differs(record, title.vi, Number(stated), sum(sums.slice(0, index + 1)))
      warnings.push({ record, warning })
    }
  }
  return warnings.sort((left, right) => left.record - right.record).map(({ warning }) => warning)
}

/** The sums of the rows above the first of some rows, between each and the next, and below the last. */
async function sumsBetween(
  connection: DuckDBConnection,
  amount: string,
  rows: readonly LeftOut[],
): Promise<number[]> {
  const before = `list_count(list_filter([${rows.map(({ record }) => record).join(', ')}], lambda border: border < _record))`
  const result = await connection.runAndReadAll(
    `select ${before} as place, coalesce(sum(${amount}), 0)::double from records group by place`,
  )
  const found = new Map(result.getRows().map(([place, amounts]) => [Number(place), Number(amounts)]))
  return Array.from({ length: rows.length + 1 }, (_, place) => found.get(place) ?? 0)
}

function holds(stated: number, index: number, sums: readonly number[]): boolean {
  const above = sums.slice(0, index + 1)
  const below = sums.slice(index + 1)
  const ways = [
    ...above.map((_, from) => sum(above.slice(from))),
    ...below.map((_, to) => sum(below.slice(0, to + 1))),
    sum(sums),
  ]
  return ways.some((way) => isSame(way, stated))
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}

function isSame(sum: number, total: number): boolean {
  return Math.abs(sum - total) <= TOLERANCE * Math.max(1, Math.abs(total))
}

function differs(record: number, title: string, total: number, added: number): ReadingWarning {
  const [vi, en] = [new Intl.NumberFormat('vi-VN'), new Intl.NumberFormat('en-GB')]
  return {
    code: `warehouse.total-differs-${record}-${title}`,
    message: {
      vi: `Dòng ${record} ghi tổng cột “${title}” là ${vi.format(total)}, cộng các dòng được ${vi.format(added)}. Kiểm tra lại trước khi nạp.`,
      en: `Row ${record} gives ${en.format(total)} as total of “${title}”, the rows add up to ${en.format(added)}. Check before loading.`,
    },
  }
}
