// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import type { Command } from '@tinhso/kernel/command'
import type { AppError } from '@tinhso/kernel/errors'
import { translate } from '@tinhso/kernel/i18n'
import type { Kernel } from '@tinhso/kernel/module'
import type { Field } from '@tinhso/warehouse/contract'
import { licences, messages, type PublicField } from '../contract/index.ts'
import type { Publication, Version, VersionFile } from '../publication/publication.ts'
import { findPublicationById, lockPublication, updatePublication } from '../publication/publication-store.ts'
import { chosenFields, whyNotPublishable, whyScanForbids } from '../publication/publishable.ts'
import type { DatasetSource, SourceDataset } from '../source/dataset-source.ts'
import { searchDocument } from './version-search.ts'
import { findVersion, insertVersion, nextVersionNumber } from './version-store.ts'
import { writeVersionFiles } from './write-version-files.ts'

/** Name of the job that writes a version; its payload is `{ publicationId }`. */
export const writeVersionJob = 'open-data.write-version'

interface Parts {
  readonly kernel: Kernel
  readonly source: DatasetSource
}

const publicField = (field: Field): PublicField => ({
  id: field.id,
  name: field.name,
  title: field.title.vi,
  type: field.type,
  ...(field.unit ? { unit: field.unit } : {}),
  ...(field.description ? { description: field.description.vi } : {}),
})

const describe = (publication: Publication, dataset: SourceDataset, number: number, publishedAt: Date) => ({
  publicationId: publication.id,
  number,
  datasetCode: dataset.code,
  publishedAt,
  knownLoad: dataset.lastLoad!,
  title: dataset.title,
  description: dataset.description,
  ownerCode: dataset.ownerCode ?? '',
  ownerName: dataset.ownerName ?? '',
  sector: dataset.sector,
  sectorName: dataset.sectorName,
  dataType: dataset.dataType,
  updateCycle: dataset.updateCycle,
  licence: publication.licence,
  legalBasis: dataset.legalBasis,
  fields: chosenFields(dataset, publication.fieldIds).map(publicField),
})

const writeFiles = (
  { kernel, source }: Parts,
  described: Omit<Version, 'rowCount'>,
  dataset: SourceDataset,
  decision: string | null,
) => {
  const { fields, datasetCode, number } = described
  const head = {
    code: datasetCode,
    title: described.title,
    owner: described.ownerName,
    version: number,
    licence: licences[described.licence].vi,
    source: `${kernel.config.publicUrl.replace(/\/$/, '')}/du-lieu/${datasetCode}`,
  }
  const geometry = fields.find((field) => field.id === dataset.schema?.geometry)
  const wanted = {
    datasetId: dataset.id,
    fields,
    load: described.knownLoad,
    decision,
  }
  return writeVersionFiles(kernel.files, { head, fields, geometry }, () => source.rows(wanted))
}

const makePublic = async (
  { kernel }: Parts,
  command: Command,
  described: Omit<Version, 'rowCount'>,
  written: { files: VersionFile[]; rowCount: number },
) => {
  const publication = await lockPublication(command.tx, described.publicationId)
  if (publication?.status !== 'confirmed' && publication?.status !== 'published') return null
  const version: Version = { ...described, rowCount: written.rowCount }
  await insertVersion(command.tx, version, written.files)
  await updatePublication(command.tx, publication.id, {
    currentVersion: version.number,
    publishedAt: version.publishedAt,
  })
  await kernel.search.upsert(command.tx, searchDocument(version))
  const object = { type: 'open-data.publication', id: publication.id, label: version.title }
  const facts = {
    code: version.datasetCode,
    version: version.number,
    rows: version.rowCount,
    files: written.files,
  }
  await command.audit({
    action: 'open-data.version-published',
    object,
    agencyId: publication.ownerAgencyId,
    after: facts,
  })
  await command.emit({
    type: 'open-data.version-published',
    aggregate: { type: 'open-data.publication', id: publication.id },
    agencyId: publication.ownerAgencyId,
    data: { ...facts, datasetId: publication.datasetId },
  })
  if (publication.status === 'confirmed') {
    await kernel.procedures.act(command, { caseId: publication.caseId!, action: 'publish' })
  }
  return version.number
}

const giveBack = ({ kernel }: Parts, publication: Publication, fault: AppError) => {
  const reason = translate(messages[fault.code as keyof typeof messages], 'vi', fault.details)
  const context = { actor: systemActor(writeVersionJob) }
  return kernel.runCommand(
    context,
    { name: 'open-data.give-back', input: publication.id },
    async (command) => {
      if (publication.status === 'confirmed') {
        await kernel.procedures.act(command, { caseId: publication.caseId!, action: 'give-back', reason })
      }
      await command.audit({
        action: 'open-data.version-not-published',
        object: { type: 'open-data.publication', id: publication.id, label: publication.datasetCode },
        agencyId: publication.ownerAgencyId,
        reason,
      })
      return null
    },
  )
}

/**
 * Writes the next version of a confirmed or published dataset (R-OPN-03..05). Safe to run again: files are named by their
 * bytes, and a version of the same load is not made twice. What is no longer fit goes back to its owner (R-OPN-06).
 */
export const createVersionWriter =
  (parts: Parts) =>
  async (publicationId: string): Promise<void> => {
    const { kernel, source } = parts
    const read = kernel.database.read
    const publication = await findPublicationById(read, publicationId)
    if (publication?.status !== 'confirmed' && publication?.status !== 'published') return
    const dataset = await source.byId(publication.datasetId)
    if (!dataset)
      throw new Error(`dataset ${publication.datasetCode} of a publication is not in the catalogue`)
    const fault =
      whyNotPublishable(dataset, publication.fieldIds) ??
      whyScanForbids(dataset, publication.fieldIds, await source.scan(dataset.id))
    if (fault) return void (await giveBack(parts, publication, fault))
    const current = publication.currentVersion
      ? await findVersion(read, publication.id, publication.currentVersion)
      : null
    if (current?.knownLoad === dataset.lastLoad) return
    const number = await nextVersionNumber(read, publication.datasetCode)
    const described = describe(publication, dataset, number, kernel.clock.now())
    const written = await writeFiles(parts, described, dataset, publication.caseId)
    const context = { actor: systemActor(writeVersionJob) }
    const request = { name: 'open-data.publish-version', input: { publicationId, number } }
    await kernel.runCommand(context, request, (command) => makePublic(parts, command, described, written))
  }
