// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { CollectionParts } from '../collection-parts.ts'
import type { RoundChecks } from '../contract/index.ts'
import { listContributions } from '../contribution/contribution-store.ts'
import { typedRowsOf } from '../contribution/task-view.ts'
import { visibleRound } from '../round/round-access.ts'
import { findRoundBefore } from '../round/round-store.ts'
import { exactSum } from './exact-sum.ts'
import { type AgencyFigures, begunWith, figuresOf } from './round-figures.ts'

type Warning = RoundChecks['warnings'][number]

/** Per cent of change, to one digit; null when there is nothing to compare with. */
export const changeOf = (now: string, last: string | null): number | null => {
  if (last === null) return null
  if (Number(last) === 0) return Number(now) === 0 ? 0 : null
  return Math.round(((Number(now) - Number(last)) / Math.abs(Number(last))) * 1000) / 10
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const fewestForOutliers = 8
const farAway = 6

/** Values far from the others: more than six times the median distance from the median; none among fewer than eight. */
export const outliersOf = (values: readonly number[]): Set<number> => {
  if (values.length < fewestForOutliers) return new Set()
  const centre = median(values)
  const spread = median(values.map((value) => Math.abs(value - centre)))
  if (spread === 0) return new Set()
  return new Set(
    values.flatMap((value, index) => (Math.abs(value - centre) > farAway * spread ? [index] : [])),
  )
}

const agencyWarnings = (
  figures: readonly AgencyFigures[],
  last: ReadonlyMap<string, AgencyFigures>,
  field: { id: string; title: string },
  tolerance: number,
): Warning[] => {
  const far = outliersOf(figures.map(({ sums }) => Number(sums[field.id])))
  return figures.flatMap(({ contribution, sums }, index): Warning[] => {
    const now = sums[field.id]!
    const before = last.get(contribution.agencyId)?.sums[field.id] ?? null
    const change = changeOf(now, before)
    const about = {
      agency: { code: contribution.agencyCode, name: contribution.agencyName },
      field: field.title,
      value: now,
      last: before,
      changePercent: change,
    }
    return [
      ...(change !== null && Math.abs(change) > tolerance ? [{ ...about, kind: 'changed' as const }] : []),
      ...(change === null && before !== null ? [{ ...about, kind: 'changed' as const }] : []),
      ...(far.has(index) ? [{ ...about, kind: 'outlier' as const }] : []),
    ]
  })
}

/**
 * Compares what was sent across agencies and against the round before: sums, changes beyond the tolerance, values far
 * from the others, agencies that are missing. Everything is a warning that leads to the agency; nothing is refused.
 */
export const checkRound = async (
  parts: CollectionParts,
  actor: Actor,
  code: string,
): Promise<RoundChecks> => {
  const db = parts.kernel.database.read
  const round = await visibleRound(db, actor, code)
  const typed = await typedRowsOf(parts, round)
  const figures = await figuresOf(db, round, typed)
  const earlier = await findRoundBefore(db, round.datasetId, round.openedAt)
  const before = earlier
    ? await figuresOf(db, { ...earlier, checks: round.checks }, typed)
    : await begunWith(db, round, typed)
  const compares = earlier !== null || before.length > 0
  const last = new Map(before.map((one) => [one.contribution.agencyId, one]))
  const fields = round.checks.sumFields.map((id) => ({
    id,
    title: typed.schema.fields.find((field) => field.id === id)?.title.vi ?? id,
  }))
  const tolerance = round.checks.tolerancePercent
  const sumOf = (list: readonly AgencyFigures[], id: string) =>
    exactSum(list.map(({ sums }) => sums[id] ?? null))
  const missing = (await listContributions(db, round.id)).filter(
    ({ status }) => status !== 'sent' && status !== 'accepted' && status !== 'cancelled',
  )
  return {
    tolerancePercent: tolerance,
    basis: earlier ? 'round' : compares ? 'store' : 'none',
    comparedWith: earlier && { code: earlier.code, title: earlier.title },
    sums: fields.map(({ id, title }) => {
      const total = sumOf(figures, id)
      const lastTotal = compares ? sumOf(before, id) : null
      return { field: title, total, last: lastTotal, changePercent: changeOf(total, lastTotal) }
    }),
    warnings: fields.flatMap((field) => agencyWarnings(figures, last, field, tolerance)),
    missing: missing.map(({ agencyCode, agencyName }) => ({ code: agencyCode, name: agencyName })),
  }
}
