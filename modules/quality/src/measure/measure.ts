// SPDX-License-Identifier: Apache-2.0
import { nextUpdateDue, type UpdateCycle } from '@tinhso/catalog/contract'
import type { LocalDate } from '@tinhso/kernel/clock'
import type { DatasetQuality, DatasetSchema } from '@tinhso/warehouse/contract'
import { type Dimension, dimensions, type Shares } from '../contract/index.ts'
import { dimensionOf } from './dimension.ts'

/** What a measure is taken from. */
export interface Facts {
  readonly quality: DatasetQuality
  readonly schema: DatasetSchema
  readonly cycle: UpdateCycle | null
  /** Day of the last load. */
  readonly lastLoad: LocalDate | null
}

const within = (share: number) => Math.min(1, Math.max(0, share))

const faultsOf = ({ quality, schema }: Facts): Record<Dimension, number> => {
  const total = Object.fromEntries(dimensions.map((dimension) => [dimension, 0])) as Record<Dimension, number>
  for (const [rule, count] of Object.entries(quality.faultsByRule)) total[dimensionOf(rule, schema)] += count
  return total
}

/** The mean of the shares that are known; null when none is. */
export const mean = (shares: readonly (number | null)[]): number | null => {
  const known = shares.filter((share) => share !== null)
  return known.length === 0 ? null : known.reduce((sum, share) => sum + share, 0) / known.length
}

const days = (from: LocalDate, to: LocalDate) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** 1 within the cycle; after it, the part of the time since the last load that the cycle covers. Null without a cycle or data. */
const liveness = ({ cycle, lastLoad }: Facts, today: LocalDate): number | null => {
  const due = lastLoad && nextUpdateDue(lastLoad, cycle)
  if (!due) return null
  return today <= due ? 1 : within(days(lastLoad, due) / days(lastLoad, today))
}

/**
 * Đúng – Đủ – Sạch – Sống – Thống nhất of a dataset, each 0 to 1, null where there is nothing to measure by (R-WH-14).
 * Đúng, Sạch, Thống nhất: 1 less the faults of that kind per record checked. Đủ: share of cells that are filled, less the records
 * without a mandatory value. Sống: see `liveness`. Overall: their mean.
 */
export const measure = (facts: Facts, today: LocalDate): Shares => {
  const { checkedRows, completeness } = facts.quality
  const faults = faultsOf(facts)
  const free = (dimension: Dimension) =>
    checkedRows === 0 ? null : within(1 - faults[dimension] / checkedRows)
  const filled = mean(completeness.map(({ share }) => share))
  const named = free('complete')
  const shares = {
    correct: free('correct'),
    complete: filled === null ? named : filled * (named ?? 1),
    clean: free('clean'),
    live: liveness(facts, today),
    consistent: free('consistent'),
  }
  return { ...shares, overall: mean(Object.values(shares)) }
}
