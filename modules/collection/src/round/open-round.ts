// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { TypedRows } from '@tinhso/warehouse'
import { type CollectionParts, personOf } from '../collection-parts.ts'
import { collectionEvents, permissions, type RoundOpening } from '../contract/index.ts'
import { contributionProcedure } from '../contribution/contribution-procedure.ts'
import { insertContribution, updateContribution } from '../contribution/contribution-store.ts'
import { prefill } from '../draft/prefill.ts'
import { refuse } from '../refuse.ts'
import { isPeriod } from './period.ts'
import { type Contributor, contributorsOf } from './round-agencies.ts'
import { roundProcedure } from './round-procedure.ts'
import { findRunning, freeRoundCode, insertRound, type Round, updateRound } from './round-store.ts'

/** Page of a round in the console. */
export const roundLink = (code: string): string => `/console/thu-thap/${encodeURIComponent(code)}`

/** Page of a contributor's task in the console. */
export const taskLink = (round: string, agency: string): string =>
  `/console/viec-thu-thap/${encodeURIComponent(round)}/${encodeURIComponent(agency)}`

/** The entry of the dataset, fit for a round: registered, owned, with issued collection rules (R-ING-02; 000/002 Đ24.2). */
const readyEntry = async (parts: CollectionParts, context: CommandContext, code: string) => {
  const entry = await parts.catalog.entryByCode(code)
  if (!entry || !parts.catalog.canSee(context.actor, entry))
    throw refuse('not-found', 'collection.unknown-dataset')
  const { title } = entry
  if (entry.ownerAgencyId === null || entry.status !== 'registered')
    throw refuse('invalid', 'collection.not-registered', { title })
  if (!entry.collectionRules) throw refuse('invalid', 'collection.rules-not-issued', { title })
  return { ...entry, ownerAgencyId: entry.ownerAgencyId }
}

const requireFields = (typed: TypedRows, opening: RoundOpening) => {
  const known = new Set(typed.schema.fields.map(({ id }) => id))
  const used = [
    opening.scope.field,
    ...Object.keys(opening.fixed ?? {}),
    ...(opening.checks?.sumFields ?? []),
  ]
  for (const field of used)
    if (!known.has(field)) throw refuse('invalid', 'collection.unknown-field', { field })
  const { kind, value } = opening.period
  if (!isPeriod(kind, value)) throw refuse('invalid', 'collection.wrong-period', { period: value })
  if (opening.loadMode === 'upsert' && typed.schema.keys.length === 0)
    throw refuse('invalid', 'collection.key-required')
}

type ReadyEntry = Awaited<ReturnType<typeof readyEntry>>

const stateTiers: ReadonlySet<string> = new Set(['province', 'department', 'district', 'commune'])

/** The agency that leads a survey: the owner unless another is named; only a state agency (R-ING-05). */
const leadOf = async (
  { organisations }: CollectionParts,
  entry: ReadyEntry,
  { kind, lead }: RoundOpening,
): Promise<string | null> => {
  if (kind !== 'survey') return null
  const agency = lead
    ? await organisations.agencyByCode(lead)
    : await organisations.agencyById(entry.ownerAgencyId)
  if (!agency?.active || !stateTiers.has(agency.level))
    throw refuse('invalid', 'collection.lead-not-state', { agency: agency?.name ?? lead ?? '' })
  return agency.id
}

const newRound = (
  parts: CollectionParts,
  command: Command,
  entry: ReadyEntry,
  typed: TypedRows,
  opening: RoundOpening,
  code: string,
  leadAgencyId: string | null,
): Round => {
  const { calendar } = parts.kernel
  const { due, ledger } = calendar.addWorkingDays(calendar.receiptOf(command.now).date, opening.workingDays)
  const person = personOf(command.actor)
  return {
    id: newId(),
    code,
    kind: opening.kind ?? 'agency',
    datasetId: entry.id,
    datasetCode: entry.code,
    datasetTitle: entry.title,
    ownerAgencyId: entry.ownerAgencyId,
    title: opening.title.normalize('NFC').trim(),
    periodKind: opening.period.kind,
    period: opening.period.value,
    instructions: opening.instructions ?? '',
    legalBasis: opening.legalBasis ?? [],
    scopeField: opening.scope.field,
    scopeBy: opening.scope.by,
    fixedValues: opening.fixed ?? {},
    schemaVersion: typed.schema.version,
    loadMode: opening.loadMode ?? 'append',
    checks: opening.checks ?? { sumFields: [], tolerancePercent: 20 },
    workingDays: opening.workingDays,
    openedOn: parts.kernel.clock.today(),
    dueOn: due,
    ledger,
    status: 'open',
    caseId: null,
    openedBy: person.id,
    openedName: person.name,
    openedAt: command.now,
    consolidatedBy: null,
    consolidatedName: null,
    consolidatedAt: null,
    batchNumber: null,
    lockedBy: null,
    lockedName: null,
    lockedAt: null,
    leadAgencyId,
    verifiedName: null,
    verifiedAt: null,
    verification: null,
    expert: null,
    expertOpinion: null,
    expertAt: null,
    version: 1,
  }
}

const askAgency = async (
  parts: CollectionParts,
  command: Command,
  round: Round,
  { agency, unitCode, scopeValue, scopeAccepted }: Contributor,
): Promise<void> => {
  const id = newId()
  await insertContribution(command.tx, {
    id,
    roundId: round.id,
    agencyId: agency.id,
    agencyCode: agency.code,
    agencyName: agency.name,
    unitCode,
    scopeValue,
    scopeAccepted,
    dueOn: round.dueOn,
    caseId: null,
  })
  const opened = await parts.kernel.procedures.open(command, {
    definition: contributionProcedure.id,
    aggregate: { type: contributionProcedure.aggregate, id },
    title: `${round.title} – ${agency.name}`,
    link: taskLink(round.code, agency.code),
    agencyId: agency.id,
    requester: { accountId: round.openedBy, agencyId: round.ownerAgencyId },
    data: { round: round.code, roundOwnerId: round.ownerAgencyId, dueOn: round.dueOn },
  })
  await updateContribution(command.tx, id, { caseId: opened.id })
}

const openCaseOf = async (parts: CollectionParts, command: Command, round: Round) => {
  const opened = await parts.kernel.procedures.open(command, {
    definition: roundProcedure.id,
    aggregate: { type: roundProcedure.aggregate, id: round.id },
    title: round.title,
    link: roundLink(round.code),
    agencyId: round.ownerAgencyId,
    data: { code: round.code, dueOn: round.dueOn },
  })
  await updateRound(command.tx, round.id, { caseId: opened.id })
}

const leaveEvidence = async (command: Command, round: Round, agencies: number, prefilled: number) => {
  await command.audit({
    action: 'collection.round-opened',
    object: { type: 'collection.round', id: round.id, label: round.code },
    agencyId: round.ownerAgencyId,
    after: { dataset: round.datasetCode, period: round.period, dueOn: round.dueOn, agencies, prefilled },
  })
  await command.emit({
    type: collectionEvents.roundOpened,
    aggregate: { type: 'collection.round', id: round.id },
    agencyId: round.ownerAgencyId,
    data: { round: round.code, datasetId: round.datasetId, agencies },
  })
}

/**
 * Opens a round: its due day counted in working days, a case for every agency, drafts begun with the rows of last
 * period. Refused without issued collection rules (R-ING-02), without a schema, or while one is open for the period.
 */
export const openRound = async (
  parts: CollectionParts,
  context: CommandContext,
  opening: RoundOpening,
): Promise<{ code: string; agencies: number; dueOn: string }> => {
  const entry = await readyEntry(parts, context, opening.dataset)
  const request = {
    name: 'collection.round.open',
    permission: permissions.manage,
    resource: { agencyId: entry.ownerAgencyId },
    input: opening,
  }
  return parts.kernel.runCommand(context, request, async (command) => {
    const typed = await parts.warehouse.typedRows(entry.id)
    if (!typed) throw refuse('invalid', 'collection.no-schema', { title: entry.title })
    requireFields(typed, opening)
    const lead = await leadOf(parts, entry, opening)
    const contributors = await contributorsOf(parts, opening)
    const wanted = `${entry.code}-${opening.period.value.toLowerCase()}`
    const code = await freeRoundCode(command.tx, wanted)
    const running = await findRunning(command.tx, entry.id, opening.period.value)
    if (running) throw refuse('conflict', 'collection.round-exists', { code: running.code })
    const round = newRound(parts, command, entry, typed, opening, code, lead)
    await insertRound(command.tx, round)
    await openCaseOf(parts, command, round)
    for (const contributor of contributors) await askAgency(parts, command, round, contributor)
    const prefilled = opening.prefill === false ? 0 : await prefill(parts, command, round, typed)
    await leaveEvidence(command, round, contributors.length, prefilled)
    await command.enqueue('collection.tell-opened', { roundId: round.id })
    return { code, agencies: contributors.length, dueOn: round.dueOn }
  })
}
