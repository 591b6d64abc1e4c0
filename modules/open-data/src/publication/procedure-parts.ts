// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '@tinhso/kernel/database'
import { createRefusal } from '@tinhso/kernel/errors'
import type { Kernel } from '@tinhso/kernel/module'
import { defineEffect, defineGuard, type ProcedureParts } from '@tinhso/kernel/procedure'
import Type from 'typebox'
import { messages, PublicationStatusSchema } from '../contract/index.ts'
import type { DatasetSource } from '../source/dataset-source.ts'
import { openDatasetKind } from '../version/version-search.ts'
import { writeVersionJob } from '../version/version-service.ts'
import { findPublicationById, lockPublication, updatePublication } from './publication-store.ts'
import { whyNotPublishable, whyScanForbids } from './publishable.ts'

const refuse = createRefusal(messages)

const subjectOf = async (source: DatasetSource, tx: Tx, publicationId: string) => {
  const publication = await findPublicationById(tx, publicationId)
  const dataset = publication && (await source.byId(publication.datasetId))
  if (!publication || !dataset) throw refuse('not-found', 'open-data.not-found')
  return { publication, dataset }
}

/** What the publication procedure asks and does, by name. */
export const createPublicationParts = (kernel: Kernel, source: DatasetSource): ProcedureParts => ({
  guards: [
    defineGuard({
      name: 'open-data.publishable',
      input: Type.Object({}),
      check: async (step, tx) => {
        const { publication, dataset } = await subjectOf(source, tx, step.case.aggregate.id)
        const { fieldIds } = publication
        const fault =
          whyNotPublishable(dataset, fieldIds) ??
          whyScanForbids(dataset, fieldIds, await source.openFindings(dataset.id))
        if (fault) throw fault
      },
    }),
    defineGuard({
      name: 'open-data.issued-inventory',
      input: Type.Object({}),
      check: async (step, tx) => {
        const { dataset } = await subjectOf(source, tx, step.case.aggregate.id)
        if (dataset.origin !== 'inventory') throw refuse('conflict', 'open-data.not-confirmed')
      },
    }),
  ],
  effects: [
    defineEffect({
      name: 'open-data.set-status',
      input: Type.Object({ status: PublicationStatusSchema }),
      run: async (step, command) => {
        await updatePublication(command.tx, step.case.aggregate.id, { status: step.input.status })
        return undefined
      },
    }),
    defineEffect({
      name: 'open-data.write-version',
      input: Type.Object({}),
      run: async (step, command) => {
        const publicationId = step.case.aggregate.id
        await command.enqueue(
          writeVersionJob,
          { publicationId },
          { key: `${writeVersionJob}:${publicationId}` },
        )
        return undefined
      },
    }),
    defineEffect({
      name: 'open-data.withdraw',
      input: Type.Object({}),
      run: async (step, command) => {
        const publication = await lockPublication(command.tx, step.case.aggregate.id)
        if (!publication) throw refuse('not-found', 'open-data.not-found')
        await updatePublication(command.tx, publication.id, {
          status: 'withdrawn',
          withdrawnAt: command.now,
          withdrawalReason: step.reason,
        })
        await kernel.search.remove(command.tx, openDatasetKind, publication.datasetCode)
        await command.emit({
          type: 'open-data.withdrawn',
          aggregate: { type: 'open-data.publication', id: publication.id },
          agencyId: publication.ownerAgencyId,
          data: { datasetId: publication.datasetId, code: publication.datasetCode, reason: step.reason },
        })
        return undefined
      },
    }),
  ],
})
