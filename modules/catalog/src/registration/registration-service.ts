// SPDX-License-Identifier: Apache-2.0
import { type Actor, actorAgencyIds, can } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { createRefusal } from '@tinhso/kernel/errors'
import type { Kernel } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { ReferenceDoor } from '@tinhso/reference'
import { messages, permissions, type Registration } from '../contract/index.ts'
import type { Entry } from '../entry/entry.ts'
import { entryCode } from '../entry/entry-code.ts'
import { searchDocument } from '../entry/entry-search.ts'
import {
  findComparable,
  findEntryByCode,
  holdCodes,
  insertEntry,
  takenCodes,
  updateEntry,
} from '../entry/entry-store.ts'
import { requirePersonalBasis } from '../entry/personal-basis.ts'
import { datasetRegistration } from './dataset-registration.ts'
import { findDuplicates, type LikelyDuplicate, storeDuplicates } from './duplicates.ts'

const refuse = createRefusal(messages)

interface Parts {
  readonly kernel: Kernel
  readonly organisations: OrganisationsDoor
  readonly reference: ReferenceDoor
}

export const comparableOf = (
  registration: Pick<Registration, 'title' | 'purpose' | 'fields' | 'sources'>,
) => ({
  title: registration.title,
  purpose: registration.purpose,
  fields: registration.fields.map(({ title }) => title),
  sources: registration.sources,
})

/** Which agency will own the dataset: the one named, else the person's own; never one outside the person's scope. */
const ownerOf = async (parts: Parts, actor: Actor, code: string | undefined): Promise<string> => {
  const named = code ? (await parts.organisations.agencyByCode(code))?.id : undefined
  const own = actor.kind === 'person' ? actor.agencyId : null
  const ownerId = code ? named : (own ?? [...actorAgencyIds(actor)][0])
  if (!ownerId || !can(actor, permissions.register, { agencyId: ownerId }))
    throw refuse('invalid', 'catalog.owner-required')
  return ownerId
}

const checkRegistration = async ({ kernel, reference }: Parts, registration: Registration) => {
  if (!(await reference.isValid('sectors', registration.sector, kernel.clock.today()))) {
    throw refuse('invalid', 'catalog.unknown-sector', {
      sector: registration.sector,
      errors: [{ path: '/sector', code: 'catalog.unknown-sector', sector: registration.sector }],
    })
  }
  requirePersonalBasis(registration)
}

const plannedEntry = async (command: Command, code: string): Promise<Entry> => {
  const entry = await findEntryByCode(command.tx, code)
  if (entry?.status !== 'planned') throw refuse('conflict', 'catalog.not-planned')
  return entry
}

const declared = (registration: Registration, ownerAgencyId: string) => ({
  title: registration.title.normalize('NFC').trim(),
  status: 'draft' as const,
  ownerAgencyId,
  dataType: registration.dataType,
  sector: registration.sector,
  purpose: registration.purpose.normalize('NFC'),
  scope: registration.scope ?? null,
  fields: registration.fields,
  sources: registration.sources,
  updateCycle: registration.updateCycle,
  classification: registration.classification,
  legalBasis: registration.legalBasis,
  personalDataPurpose: registration.personalDataPurpose ?? null,
})

const newEntry = async (
  command: Command,
  registration: Registration,
  ownerAgencyId: string,
): Promise<Entry> => {
  const wanted = entryCode(registration.title, () => false)
  const taken = await takenCodes(command.tx, wanted)
  return {
    id: newId(),
    code: entryCode(registration.title, (code) => taken.has(code)),
    ...declared(registration, ownerAgencyId),
    proposedOwnerIds: [],
    mergedInto: null,
    origin: 'registration',
    originNote: null,
    collectionRules: null,
    caseId: null,
    version: 1,
    createdAt: command.now,
    updatedAt: command.now,
  }
}

/** What registering gives back: the entry's code, its case, and the likely duplicates to look at. */
export interface RegistrationResult {
  readonly code: string
  readonly caseId: string
  readonly duplicates: LikelyDuplicate[]
}

export const createRegistrationService = (parts: Parts) => {
  const { kernel } = parts
  const threshold = kernel.profile.thresholds.duplicateSimilarity

  /** Likely duplicates of what a person is about to register, most alike first (R-CAT-02). */
  const likelyDuplicates = async (
    registration: Pick<Registration, 'title' | 'purpose' | 'fields' | 'sources'>,
    exceptId?: string,
  ) => {
    const entries = (await findComparable(kernel.database.read)).filter(({ id }) => id !== exceptId)
    return findDuplicates(comparableOf(registration), entries, threshold)
  }

  const open = async (
    command: Command,
    registration: Registration,
    ownerId: string,
  ): Promise<RegistrationResult> => {
    // held before anything is compared, so that of two registrations at once the second finds the first
    await holdCodes(command.tx)
    const base = registration.plannedCode ? await plannedEntry(command, registration.plannedCode) : null
    const made = base
      ? { ...base, ...declared(registration, ownerId), updatedAt: command.now }
      : await newEntry(command, registration, ownerId)
    const duplicates = await likelyDuplicates(registration, made.id)
    if (!base) await insertEntry(command.tx, made)
    const opened = await kernel.procedures.open(command, {
      definition: datasetRegistration.id,
      aggregate: { type: 'catalog.entry', id: made.id },
      title: made.title,
      link: `/console/du-lieu/${made.code}`,
      agencyId: ownerId,
      data: { code: made.code, title: made.title },
    })
    const entry = { ...made, caseId: opened.id }
    if (!(await updateEntry(command.tx, entry))) throw refuse('conflict', 'catalog.stale')
    await storeDuplicates(command.tx, entry.id, duplicates)
    await kernel.search.upsert(command.tx, searchDocument(entry))
    await command.audit({
      action: 'catalog.entry-drafted',
      object: { type: 'catalog.entry', id: entry.id, label: entry.title },
      agencyId: ownerId,
      after: {
        ...declared(registration, ownerId),
        duplicates: duplicates.map(({ code, score }) => ({ code, score })),
      },
    })
    return { code: entry.code, caseId: opened.id, duplicates }
  }

  return {
    likelyDuplicates,
    register: async (context: CommandContext, registration: Registration): Promise<RegistrationResult> => {
      const ownerId = await ownerOf(parts, context.actor, registration.ownerAgencyCode)
      await checkRegistration(parts, registration)
      const request = {
        name: permissions.register.key,
        permission: permissions.register,
        resource: { agencyId: ownerId },
        input: registration,
      }
      return kernel.runCommand(context, request, (command) => open(command, registration, ownerId))
    },
  }
}

export type RegistrationService = ReturnType<typeof createRegistrationService>
