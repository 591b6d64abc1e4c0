// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { Db } from '@tinhso/kernel/database'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { EntryPage, EntrySummary } from '../contract/index.ts'
import type { Entry } from './entry.ts'
import { mayReadHistory } from './entry-history.ts'
import { findEntriesByIds, findEntryById } from './entry-store.ts'
import { mayEdit } from './entry-visibility.ts'

type AgencyNames = ReadonlyMap<string, { readonly code: string; readonly name: string }>

/** Codes and names of the agencies that these entries mention. */
export const agencyNames = async (
  organisations: OrganisationsDoor,
  entries: readonly Entry[],
): Promise<AgencyNames> => {
  const ids = entries.flatMap((entry) => [
    ...(entry.ownerAgencyId ? [entry.ownerAgencyId] : []),
    ...entry.proposedOwnerIds,
  ])
  const agencies = await organisations.agenciesByIds([...new Set(ids)])
  return new Map(agencies.map((agency) => [agency.id, { code: agency.code, name: agency.name }]))
}

export const summaryOf = (entry: Entry, names: AgencyNames): EntrySummary => {
  const owner = entry.ownerAgencyId ? names.get(entry.ownerAgencyId) : undefined
  return {
    code: entry.code,
    title: entry.title,
    status: entry.status,
    ownerCode: owner?.code ?? null,
    ownerName: owner?.name ?? null,
    sector: entry.sector,
    dataType: entry.dataType,
    access: entry.classification.access,
    updateCycle: entry.updateCycle,
    updatedAt: entry.updatedAt.toISOString(),
  }
}

/** Lines of a list, in the order of the ids. */
export const summariesOf = async (
  db: Db,
  organisations: OrganisationsDoor,
  ids: readonly string[],
): Promise<EntrySummary[]> => {
  const entries = new Map((await findEntriesByIds(db, ids)).map((entry) => [entry.id, entry]))
  const ordered = ids.flatMap((id) => entries.get(id) ?? [])
  const names = await agencyNames(organisations, ordered)
  return ordered.map((entry) => summaryOf(entry, names))
}

/** Everything the page of one entry shows. */
export const pageOf = async (
  db: Db,
  organisations: OrganisationsDoor,
  actor: Actor,
  entry: Entry,
): Promise<EntryPage> => {
  const names = await agencyNames(organisations, [entry])
  const target = entry.mergedInto ? await findEntryById(db, entry.mergedInto) : null
  return {
    ...summaryOf(entry, names),
    purpose: entry.purpose,
    scope: entry.scope,
    fields: [...entry.fields],
    sources: [...entry.sources],
    classification: entry.classification,
    legalBasis: [...entry.legalBasis],
    personalDataPurpose: entry.personalDataPurpose,
    collectionRules: entry.collectionRules,
    origin: entry.origin,
    originNote: entry.originNote,
    proposedOwners: entry.proposedOwnerIds.flatMap((id) => names.get(id) ?? []),
    mergedInto: target ? { code: target.code, title: target.title } : null,
    caseId: entry.caseId,
    mayEdit: mayEdit(actor, entry),
    mayReadHistory: mayReadHistory(actor, entry),
    version: entry.version,
  }
}
