// SPDX-License-Identifier: Apache-2.0

import { isOverdue, nextUpdateDue } from '@tinhso/catalog/contract'
import { type Actor, actorAgencyIds, can, canEverywhere } from '@tinhso/kernel/access'
import { localDate } from '@tinhso/kernel/clock'
import { createRefusal } from '@tinhso/kernel/errors'
import type { Kernel } from '@tinhso/kernel/module'
import { messages, type Publication as PublicationAnswer, permissions } from '../contract/index.ts'
import type { DatasetSource } from '../source/dataset-source.ts'
import { findVersion } from '../version/version-store.ts'
import type { Publication } from './publication.ts'
import { findNewest, listPublications } from './publication-store.ts'

const refuse = createRefusal(messages)

interface Parts {
  readonly kernel: Kernel
  readonly source: DatasetSource
}

const answerOf = async ({ kernel, source }: Parts, publication: Publication): Promise<PublicationAnswer> => {
  const read = kernel.database.read
  const version = publication.currentVersion
    ? await findVersion(read, publication.id, publication.currentVersion)
    : null
  const title = version?.title ?? (await source.byId(publication.datasetId))?.title ?? publication.datasetCode
  const updated = version && publication.status === 'published' ? localDate(version.publishedAt) : null
  const cycle = version?.updateCycle ?? null
  return {
    datasetCode: publication.datasetCode,
    title,
    status: publication.status,
    licence: publication.licence,
    caseId: publication.caseId,
    currentVersion: publication.currentVersion,
    publishedAt: version?.publishedAt.toISOString() ?? null,
    nextUpdateDue: updated && nextUpdateDue(updated, cycle),
    overdue: updated !== null && isOverdue(updated, cycle, kernel.clock.today()),
    withdrawalReason: publication.withdrawalReason,
  }
}

/** What officials see of publications: those of their agencies, the focal department all. */
export const createPublicationView = (parts: Parts) => ({
  list: async (actor: Actor, onlyOverdue: boolean): Promise<PublicationAnswer[]> => {
    const agencies = canEverywhere(actor, permissions.see) ? null : [...actorAgencyIds(actor)]
    const found = await listPublications(parts.kernel.database.read, agencies)
    const answers = await Promise.all(found.map((publication) => answerOf(parts, publication)))
    return onlyOverdue ? answers.filter(({ overdue }) => overdue) : answers
  },
  /** The newest publication of a dataset; 404 also for whoever may not know of it. */
  get: async (actor: Actor, datasetCode: string): Promise<PublicationAnswer> => {
    const publication = await findNewest(parts.kernel.database.read, datasetCode)
    if (!publication || !can(actor, permissions.see, { agencyId: publication.ownerAgencyId })) {
      throw refuse('not-found', 'open-data.not-found')
    }
    return answerOf(parts, publication)
  },
})

export type PublicationView = ReturnType<typeof createPublicationView>
