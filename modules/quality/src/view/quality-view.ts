// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import { addDays } from '@tinhso/kernel/calendar'
import type { LocalDate } from '@tinhso/kernel/clock'
import { createRefusal } from '@tinhso/kernel/errors'
import {
  type DatasetMeasure,
  dimensions,
  type Issue,
  messages,
  type Overview,
  type Point,
  type Shares,
} from '../contract/index.ts'
import { listIssues, type StoredIssue } from '../issue/issue-store.ts'
import { mean } from '../measure/measure.ts'
import {
  type AgencyScope,
  latestMeasures,
  type StoredMeasure,
  weeklyTrend,
} from '../measure/measure-store.ts'
import type { QualityParts } from '../quality-parts.ts'
import { scopeOf } from './agency-scope.ts'

const refuse = createRefusal(messages)
const mostIssues = 1000
const trendDays = 366

const sharesOf = ({ correct, complete, clean, live, consistent, overall }: Shares): Shares => ({
  correct,
  complete,
  clean,
  live,
  consistent,
  overall,
})

const meanShares = (measures: readonly Shares[]): Shares => {
  const of = (key: keyof Shares) => mean(measures.map((one) => one[key]))
  const [correct, complete, clean, live, consistent] = dimensions.map(of) as [null, null, null, null, null]
  return { correct, complete, clean, live, consistent, overall: of('overall') }
}

const isLate = (dueOn: LocalDate | null, today: LocalDate) => dueOn !== null && dueOn < today

const namesOf = async ({ organisations }: QualityParts, ids: readonly string[]) =>
  new Map((await organisations.agenciesByIds([...new Set(ids)])).map((agency) => [agency.id, agency]))

const entriesOf = async ({ catalog }: QualityParts, ids: readonly string[]) =>
  new Map((await catalog.entriesByIds([...new Set(ids)])).map((entry) => [entry.id, entry]))

/** The datasets an actor follows with their latest measure, the weakest first. */
export const listMeasures = async (
  parts: QualityParts,
  actor: Actor,
  { agency }: { readonly agency?: string | undefined },
): Promise<DatasetMeasure[]> => {
  const { read } = parts.kernel.database
  const scope = await scopeOf(parts, actor, agency)
  const today = parts.kernel.clock.today()
  const measures = await latestMeasures(read, scope)
  const entries = await entriesOf(
    parts,
    measures.map(({ datasetId }) => datasetId),
  )
  const agencies = await namesOf(
    parts,
    measures.map(({ agencyId }) => agencyId),
  )
  const issues = await listIssues(read, { scope, openOnly: true, limit: mostIssues })
  const openIssues = Map.groupBy(issues, ({ datasetId }) => datasetId)
  return measures
    .flatMap((one) => {
      const entry = entries.get(one.datasetId)
      if (!entry) return []
      return {
        code: entry.code,
        title: entry.title,
        agencyCode: agencies.get(one.agencyId)?.code ?? null,
        agencyName: agencies.get(one.agencyId)?.name ?? null,
        shares: sharesOf(one),
        checkedRows: one.checked,
        openRows: one.openRows,
        openIssues: openIssues.get(one.datasetId)?.length ?? 0,
        dueOn: one.dueOn,
        overdue: isLate(one.dueOn, today),
      }
    })
    .sort((one, other) => (one.shares.overall ?? 2) - (other.shares.overall ?? 2))
}

const issueViews = async (parts: QualityParts, issues: readonly StoredIssue[]): Promise<Issue[]> => {
  const today = parts.kernel.clock.today()
  const entries = await entriesOf(
    parts,
    issues.map(({ datasetId }) => datasetId),
  )
  const agencies = await namesOf(
    parts,
    issues.map(({ agencyId }) => agencyId),
  )
  return issues.flatMap((issue) => {
    const entry = entries.get(issue.datasetId)
    if (!entry) return []
    return {
      dataset: { code: entry.code, title: entry.title },
      agencyName: agencies.get(issue.agencyId)?.name ?? null,
      batch: issue.batch,
      state: issue.state,
      rows: issue.rows,
      openRows: issue.openRows,
      openedAt: issue.openedAt.toISOString(),
      dueOn: issue.dueOn,
      overdue: issue.closedAt === null && isLate(issue.dueOn, today),
      closedAt: issue.closedAt?.toISOString() ?? null,
    }
  })
}

/** Rows that failed and where they stand, of the datasets an actor follows. */
export const viewIssues = async (
  parts: QualityParts,
  actor: Actor,
  { agency, all }: { readonly agency?: string | undefined; readonly all?: boolean | undefined },
): Promise<Issue[]> => {
  const scope = await scopeOf(parts, actor, agency)
  const found = await listIssues(parts.kernel.database.read, { scope, openOnly: all !== true, limit: 200 })
  return issueViews(parts, found)
}

const agencyLines = async (parts: QualityParts, measures: readonly StoredMeasure[]) => {
  const today = parts.kernel.clock.today()
  const agencies = await namesOf(
    parts,
    measures.map(({ agencyId }) => agencyId),
  )
  return [...Map.groupBy(measures, ({ agencyId }) => agencyId)]
    .flatMap(([id, own]) => {
      const agency = agencies.get(id)
      if (!agency) return []
      return {
        code: agency.code,
        name: agency.name,
        datasets: own.length,
        overall: mean(own.map(({ overall }) => overall)),
        overdueDatasets: own.filter(({ dueOn }) => isLate(dueOn, today)).length,
      }
    })
    .sort((one, other) => (one.overall ?? 2) - (other.overall ?? 2))
}

const trendOf = (parts: QualityParts, scope: AgencyScope, datasetId?: string): Promise<Point[]> => {
  const since = addDays(parts.kernel.clock.today(), -trendDays)
  return weeklyTrend(parts.kernel.database.read, { scope, since, ...(datasetId ? { datasetId } : {}) })
}

/** The whole an actor follows at a glance: means, what is late, agencies, and how it went over a year. */
export const viewOverview = async (
  parts: QualityParts,
  actor: Actor,
  { agency }: { readonly agency?: string | undefined },
): Promise<Overview> => {
  const { read } = parts.kernel.database
  const scope = await scopeOf(parts, actor, agency)
  const today = parts.kernel.clock.today()
  const measures = await latestMeasures(read, scope)
  const issues = await listIssues(read, { scope, openOnly: true, limit: mostIssues })
  return {
    shares: meanShares(measures),
    datasets: measures.length,
    overdueDatasets: measures.filter(({ dueOn }) => isLate(dueOn, today)).length,
    openIssues: issues.length,
    overdueIssues: issues.filter(({ dueOn }) => isLate(dueOn, today)).length,
    openRows: issues.reduce((sum, { openRows }) => sum + openRows, 0),
    agencies: await agencyLines(parts, measures),
    trend: await trendOf(parts, scope),
  }
}

/** One dataset: how its measures went, and its issues. Refused as unknown when the actor may not know of it. */
export const viewDataset = async (
  parts: QualityParts,
  actor: Actor,
  code: string,
): Promise<{ shares: Shares | null; dueOn: string | null; trend: Point[]; issues: Issue[] }> => {
  const entry = await parts.catalog.entryByCode(code)
  if (!entry || !parts.catalog.canSee(actor, entry)) throw refuse('not-found', 'quality.unknown-dataset')
  const trend = await trendOf(parts, null, entry.id)
  const last = trend.at(-1)
  const scope = await scopeOf(parts, actor)
  const found = await listIssues(parts.kernel.database.read, {
    scope,
    datasetId: entry.id,
    openOnly: false,
    limit: 50,
  })
  const measures = entry.ownerAgencyId
    ? await latestMeasures(parts.kernel.database.read, [entry.ownerAgencyId])
    : []
  return {
    shares: last ? sharesOf(last) : null,
    dueOn: measures.find(({ datasetId }) => datasetId === entry.id)?.dueOn ?? null,
    trend,
    issues: await issueViews(parts, found),
  }
}
