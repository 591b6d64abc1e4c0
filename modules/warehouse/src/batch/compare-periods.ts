// SPDX-License-Identifier: Apache-2.0
import { numberText } from '@tinhso/kernel/print'
import type { ColumnProfile } from '../checking/job.ts'
import type { PeriodDifference } from '../contract/index.ts'

/** What a load is compared by: its number, its rows of data and the profile of its columns. */
export interface PeriodFigures {
  readonly number: number
  readonly rows: number
  readonly profile: readonly ColumnProfile[]
}

/** A row count or sum that differs by more than this share of the earlier one is told. */
const LARGE_SHARE = 0.3
const FEW_ROWS = 5
const MOST_CODES_TOLD = 8

const isLarge = (now: number, before: number): boolean =>
  Math.abs(now - before) > LARGE_SHARE * Math.max(Math.abs(before), 1e-9)

/** Says a change as a person would: "tăng 45 %", "gấp 12 lần", or nothing when there was nothing before. */
const changeOf = (now: number, before: number): { vi: string; en: string } => {
  if (before === 0) return { vi: 'trước đó bằng 0', en: 'it was 0 before' }
  const share = (now - before) / Math.abs(before)
  if (now > 0 && before > 0 && now / before >= 3) {
    const times = numberText(now / before, 0)
    return { vi: `gấp ${times} lần`, en: `${times} times as much` }
  }
  const percent = numberText(Math.abs(share) * 100, 0)
  return share > 0
    ? { vi: `tăng ${percent} %`, en: `up by ${percent} %` }
    : { vi: `giảm ${percent} %`, en: `down by ${percent} %` }
}

const rowsDifference = (now: PeriodFigures, last: PeriodFigures): PeriodDifference[] => {
  if (Math.abs(now.rows - last.rows) < FEW_ROWS || !isLarge(now.rows, last.rows)) return []
  const change = changeOf(now.rows, last.rows)
  const [rows, before] = [numberText(now.rows), numberText(last.rows)]
  return [
    {
      kind: 'rows',
      field: null,
      message: {
        vi: `Tệp này có ${rows} dòng, lần nạp ${last.number} có ${before} dòng (${change.vi}).`,
        en: `This file has ${rows} rows, batch ${last.number} had ${before} (${change.en}).`,
      },
    },
  ]
}

const sumDifference = (now: ColumnProfile, before: ColumnProfile, last: number): PeriodDifference[] => {
  if (now.sum == null || before.sum == null || !isLarge(now.sum, before.sum)) return []
  const change = changeOf(now.sum, before.sum)
  const shown = (sum: number) => numberText(sum, Number.isInteger(sum) ? 0 : 2)
  return [
    {
      kind: 'sum',
      field: now.id,
      message: {
        vi: `Tổng cột “${now.title}” là ${shown(now.sum)}, ở lần nạp ${last} là ${shown(before.sum)} (${change.vi}).`,
        en: `The sum of “${now.title}” is ${shown(now.sum)}, in batch ${last} it was ${shown(before.sum)} (${change.en}).`,
      },
    },
  ]
}

const codesDifference = (now: ColumnProfile, before: ColumnProfile, last: number): PeriodDifference[] => {
  if (!now.codes || !before.codes) return []
  const known = new Set(before.codes)
  const fresh = now.codes.filter((code) => !known.has(code))
  if (fresh.length === 0) return []
  const rest = fresh.length - MOST_CODES_TOLD
  const listed = fresh.slice(0, MOST_CODES_TOLD).join(', ')
  return [
    {
      kind: 'codes',
      field: now.id,
      message: {
        vi: `Cột “${now.title}” có giá trị không có ở lần nạp ${last}: ${listed}${rest > 0 ? ` và ${rest} giá trị khác` : ''}.`,
        en: `“${now.title}” has values that batch ${last} did not have: ${listed}${rest > 0 ? ` and ${rest} more` : ''}.`,
      },
    },
  ]
}

/** What differs much from the last load: rows, sums of amounts, new codes. Only told; whoever submits decides. */
export const comparePeriods = (now: PeriodFigures, last: PeriodFigures): PeriodDifference[] => [
  ...rowsDifference(now, last),
  ...now.profile.flatMap((column) => {
    const before = last.profile.find(({ id }) => id === column.id)
    if (!before) return []
    return [...sumDifference(column, before, last.number), ...codesDifference(column, before, last.number)]
  }),
]
