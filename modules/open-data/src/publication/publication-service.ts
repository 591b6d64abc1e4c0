// SPDX-License-Identifier: Apache-2.0
import { can } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { createRefusal } from '@tinhso/kernel/errors'
import type { Kernel } from '@tinhso/kernel/module'
import { messages, type Preparation, permissions } from '../contract/index.ts'
import type { DatasetSource, SourceDataset } from '../source/dataset-source.ts'
import { writeVersionJob } from '../version/version-service.ts'
import { findVersion } from '../version/version-store.ts'
import { openDataPublication } from './open-data-publication.ts'
import type { Publication } from './publication.ts'
import { findAlive, insertPublication, updatePublication } from './publication-store.ts'
import { defaultFieldIds, whyNotPublishable, whyScanForbids } from './publishable.ts'

const refuse = createRefusal(messages)

interface Parts {
  readonly kernel: Kernel
  readonly source: DatasetSource
}

/** Stores a publication and opens its case, in the command of the caller. */
export const insertPrepared = async (
  { kernel }: Pick<Parts, 'kernel'>,
  command: Command,
  dataset: SourceDataset,
  chosen: Pick<Publication, 'fieldIds' | 'licence'>,
): Promise<{ datasetCode: string; caseId: string }> => {
  if (await findAlive(command.tx, dataset.code)) throw refuse('conflict', 'open-data.already-open')
  const id = newId()
  await insertPublication(command.tx, {
    id,
    datasetId: dataset.id,
    datasetCode: dataset.code,
    ownerAgencyId: dataset.ownerAgencyId!,
    caseId: null,
    status: 'preparing',
    ...chosen,
    currentVersion: null,
    preparedAt: command.now,
    publishedAt: null,
    withdrawnAt: null,
    withdrawalReason: null,
    version: 1,
  })
  const opened = await kernel.procedures.open(command, {
    definition: openDataPublication.id,
    aggregate: { type: openDataPublication.aggregate, id },
    title: dataset.title,
    link: `/console/du-lieu/${dataset.code}`,
    agencyId: dataset.ownerAgencyId!,
    data: { code: dataset.code, title: dataset.title },
  })
  await updatePublication(command.tx, id, { caseId: opened.id })
  await command.audit({
    action: 'open-data.publication-prepared',
    object: { type: 'open-data.publication', id, label: dataset.title },
    agencyId: dataset.ownerAgencyId,
    after: { code: dataset.code, ...chosen },
  })
  return { datasetCode: dataset.code, caseId: opened.id }
}

/** A scan that is still under way does not keep the case from being opened; what it finds keeps it from being proposed. */
const whyFound = (
  dataset: SourceDataset,
  fieldIds: readonly string[],
  findings: Awaited<ReturnType<DatasetSource['openFindings']>>,
) => (findings === null ? null : whyScanForbids(dataset, fieldIds, findings))

/** The owner's own acts on a publication; the steps between owner and focal department are the procedure's. */
export const createPublicationService = (parts: Parts) => {
  const { kernel, source } = parts

  const ownDataset = async (context: CommandContext, code: string): Promise<SourceDataset> => {
    const dataset = await source.byCode(code)
    // whoever may not know of the dataset learns nothing from the refusal
    if (!dataset || !can(context.actor, permissions.see, { agencyId: dataset.ownerAgencyId })) {
      throw refuse('not-found', 'open-data.not-found')
    }
    return dataset
  }

  return {
    /** Opens the case that leads to publication; refused when the dataset is not fit for it (R-OPN-02, R-OPN-06). */
    prepare: async (context: CommandContext, input: Preparation) => {
      if ((input.fee ?? 0) > 0) throw refuse('invalid', 'open-data.open-data-free')
      const dataset = await ownDataset(context, input.datasetCode)
      const fieldIds = input.fieldIds ?? defaultFieldIds(dataset)
      const request = {
        name: permissions.prepare.key,
        permission: permissions.prepare,
        resource: { agencyId: dataset.ownerAgencyId },
        input,
      }
      const early = whyNotPublishable(dataset, fieldIds)
      if (early === null && can(context.actor, permissions.prepare, request.resource))
        await source.prepareScan(dataset.id)
      const findings = await source.openFindings(dataset.id)
      return kernel.runCommand(context, request, async (command) => {
        const fault = whyNotPublishable(dataset, fieldIds) ?? whyFound(dataset, fieldIds, findings)
        if (fault) throw fault
        return insertPrepared(parts, command, dataset, {
          fieldIds,
          licence: input.licence ?? 'province-open-data',
        })
      })
    },

    /** Asks for a new version of a dataset that has been confirmed; its files are written in the background. */
    update: async (context: CommandContext, datasetCode: string) => {
      const dataset = await ownDataset(context, datasetCode)
      const request = {
        name: permissions.update.key,
        permission: permissions.update,
        resource: { agencyId: dataset.ownerAgencyId },
        input: { datasetCode },
      }
      return kernel.runCommand(context, request, async (command) => {
        const publication = await findAlive(command.tx, datasetCode)
        if (publication?.status !== 'published') throw refuse('conflict', 'open-data.not-confirmed')
        const fault = whyNotPublishable(dataset, publication.fieldIds)
        if (fault) throw fault
        const current = await findVersion(command.tx, publication.id, publication.currentVersion!)
        if (current?.knownLoad === dataset.lastLoad) {
          throw refuse('conflict', 'open-data.unchanged', { number: current?.number })
        }
        await command.enqueue(
          writeVersionJob,
          { publicationId: publication.id },
          { key: `${writeVersionJob}:${publication.id}` },
        )
        await command.audit({
          action: 'open-data.update-asked',
          object: { type: 'open-data.publication', id: publication.id, label: dataset.title },
          agencyId: publication.ownerAgencyId,
        })
        return { datasetCode }
      })
    },
  }
}

export type PublicationService = ReturnType<typeof createPublicationService>
