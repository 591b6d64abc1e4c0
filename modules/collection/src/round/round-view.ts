// SPDX-License-Identifier: Apache-2.0
import { type Actor, agencyIdsFor, canEverywhere } from '@tinhso/kernel/access'
import { sql } from 'kysely'
import type { CollectionParts } from '../collection-parts.ts'
import {
  permissions,
  type RoundAgency,
  type RoundCounts,
  type RoundDetail,
  type RoundSummary,
} from '../contract/index.ts'
import { type Contribution, listContributions } from '../contribution/contribution-store.ts'
import { allowedOn, isLate } from '../contribution/task-access.ts'
import { daysLeft, ledgerOf } from './due-day.ts'
import { allowedOnRound, visibleRound } from './round-access.ts'
import { listRounds, type Round } from './round-store.ts'

/** How many agencies stand where. */
export const countsOf = (contributions: readonly Contribution[], today: string): RoundCounts => {
  const at = (status: Contribution['status']) =>
    contributions.filter((contribution) => contribution.status === status).length
  return {
    agencies: contributions.length,
    notOpened: at('not-opened'),
    drafting: at('drafting'),
    awaitingApproval: at('awaiting-approval'),
    sent: at('sent'),
    returned: at('returned'),
    accepted: at('accepted'),
    late: contributions.filter((contribution) => isLate(contribution, today)).length,
    nothingToReport: contributions.filter(({ nothingToReport }) => nothingToReport).length,
    rows: contributions
      .filter(({ status }) => status === 'sent' || status === 'accepted')
      .reduce((sum, { rowCount }) => sum + rowCount, 0),
  }
}

const summaryOf = async (
  parts: CollectionParts,
  round: Round,
  contributions: readonly Contribution[],
): Promise<RoundSummary> => {
  const today = parts.kernel.clock.today()
  const owner = await parts.organisations.agencyById(round.ownerAgencyId)
  return {
    code: round.code,
    title: round.title,
    kind: round.kind,
    status: round.status,
    dataset: { code: round.datasetCode, title: round.datasetTitle },
    owner: { code: owner?.code ?? '', name: owner?.name ?? '' },
    period: { kind: round.periodKind, value: round.period },
    openedOn: round.openedOn,
    dueOn: round.dueOn,
    daysLeft: daysLeft(parts.kernel.calendar, round, round.dueOn, today),
    counts: countsOf(contributions, today),
  }
}

/** Rounds that the actor may follow, newest first. */
export const listVisibleRounds = async (
  parts: CollectionParts,
  actor: Actor,
  datasetCode: string | undefined,
): Promise<RoundSummary[]> => {
  const db = parts.kernel.database.read
  const ownerIds = canEverywhere(actor, permissions.see) ? null : [...agencyIdsFor(actor, permissions.see)]
  const rounds = await listRounds(db, { ownerIds, datasetCode })
  return Promise.all(
    rounds.map(async (round) => summaryOf(parts, round, await listContributions(db, round.id))),
  )
}

const agencyView = (actor: Actor, round: Round, contribution: Contribution, today: string): RoundAgency => ({
  agency: { code: contribution.agencyCode, name: contribution.agencyName },
  unitCode: contribution.unitCode,
  status: contribution.status,
  late: isLate(contribution, today),
  dueOn: contribution.dueOn,
  rowCount: contribution.rowCount,
  nothingToReport: contribution.nothingToReport,
  filledBy: contribution.filledName,
  sentAt: contribution.sentAt?.toISOString() ?? null,
  timesReturned: contribution.timesReturned,
  returnReason: contribution.returnReason,
  remindedAt: contribution.remindedAt?.toISOString() ?? null,
  allowed: allowedOn(actor, { round, contribution }),
})

const tallyOf = async ({ kernel }: CollectionParts, round: Round) => {
  if (round.batchNumber === null) return null
  const { rows } = await sql<{ contributed: number; stored: string | null; status: string }>`
    select (select count(*)::integer from collection.consolidated_row c
        where c.round_id = ${round.id} and c.batch_number = ${round.batchNumber}) as contributed,
      b.good as stored, b.status
    from warehouse.batch b where b.dataset_id = ${round.datasetId} and b.number = ${round.batchNumber}`.execute(
    kernel.database.read,
  )
  const [row] = rows
  return row && { contributed: row.contributed, stored: Number(row.stored ?? 0), batchStatus: row.status }
}

const said = (name: string | null, at: Date | null) =>
  name === null || at === null ? null : { name, at: at.toISOString() }

const surveyOf = async ({ organisations }: CollectionParts, round: Round): Promise<RoundDetail['survey']> => {
  if (round.kind !== 'survey' || round.leadAgencyId === null) return null
  const lead = await organisations.agencyById(round.leadAgencyId)
  const { verifiedAt, expertAt } = round
  return {
    lead: { code: lead?.code ?? '', name: lead?.name ?? '' },
    verified: verifiedAt && {
      name: round.verifiedName ?? '',
      at: verifiedAt.toISOString(),
      text: round.verification ?? '',
    },
    opinion: expertAt && {
      expert: round.expert ?? '',
      at: expertAt.toISOString(),
      text: round.expertOpinion ?? '',
    },
  }
}

/** A round with every agency. */
export const viewRound = async (parts: CollectionParts, actor: Actor, code: string): Promise<RoundDetail> => {
  const db = parts.kernel.database.read
  const round = await visibleRound(db, actor, code)
  const contributions = await listContributions(db, round.id)
  const schema = await parts.warehouse.schemaOf(round.datasetId)
  const today = parts.kernel.clock.today()
  return {
    ...(await summaryOf(parts, round, contributions)),
    caseId: round.caseId ?? '',
    version: round.version,
    ledger: [...ledgerOf(round, round.dueOn)],
    instructions: round.instructions,
    legalBasis: [...round.legalBasis],
    scope: {
      field: round.scopeField,
      title: schema?.fields.find(({ id }) => id === round.scopeField)?.title.vi ?? round.scopeField,
      by: round.scopeBy,
    },
    checks: round.checks,
    opened: { name: round.openedName, at: round.openedAt.toISOString() },
    consolidated: said(round.consolidatedName, round.consolidatedAt),
    batchNumber: round.batchNumber,
    tally: (await tallyOf(parts, round)) ?? null,
    locked: said(round.lockedName, round.lockedAt),
    survey: await surveyOf(parts, round),
    agencies: contributions.map((contribution) => agencyView(actor, round, contribution, today)),
    allowed: allowedOnRound(actor, round),
  }
}
