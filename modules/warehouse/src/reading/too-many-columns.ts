// SPDX-License-Identifier: Apache-2.0
import { readingLimits } from './reading-options.ts'
import { ReadingRefusal } from './refusal.ts'

/** The refusal of a table with more columns than any program writes. */
export function tooManyColumns(columns: number): ReadingRefusal {
  return new ReadingRefusal('warehouse.too-many-columns', { columns, limit: readingLimits.columns })
}
