// SPDX-License-Identifier: Apache-2.0
import type { PeriodKind } from '../contract/index.ts'

const forms: Readonly<Record<PeriodKind, RegExp>> = {
  year: /^20\d\d$/,
  quarter: /^20\d\d-Q[1-4]$/,
  month: /^20\d\d-(0[1-9]|1[0-2])$/,
}

/** Whether a period is written as its kind asks: 2026, 2026-Q3, 2026-09. */
export const isPeriod = (kind: PeriodKind, value: string): boolean => forms[kind].test(value)

/** A period as people say it. */
export const periodWords = (value: string): { vi: string; en: string } => {
  const [year, part] = value.split('-')
  if (!part) return { vi: `năm ${year}`, en: `${year}` }
  if (part.startsWith('Q'))
    return { vi: `quý ${part.slice(1)} năm ${year}`, en: `quarter ${part.slice(1)} of ${year}` }
  return { vi: `tháng ${Number(part)} năm ${year}`, en: `month ${Number(part)} of ${year}` }
}
