// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import type { Command } from '@tinhso/kernel/command'
import type { Eraser, Erasure, ErasureScope } from '@tinhso/kernel/erasing'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import { lockPublication, updatePublication } from '../publication/publication-store.ts'
import { openDatasetKind } from '../version/version-search.ts'

/** The first load of each dataset from which on its versions may hold the content. */
const firstLoads = (scope: ErasureScope): Map<string, number> => {
  const first = new Map<string, number>()
  for (const { parent, since } of scope.objects)
    if (since !== null) first.set(parent, Math.min(since, first.get(parent) ?? since))
  return first
}

const reason = 'Dữ liệu của bản này đã được gỡ bỏ theo quy định của pháp luật.'

/** The publication leaves the portal; its owner may prepare a new one from what the store still has. */
const withdraw = async (kernel: Kernel, command: Command, publicationId: string): Promise<void> => {
  const publication = await lockPublication(command.tx, publicationId)
  if (publication?.status !== 'published') return
  await updatePublication(command.tx, publication.id, {
    status: 'withdrawn',
    withdrawnAt: command.now,
    withdrawalReason: reason,
  })
  await kernel.search.remove(command.tx, openDatasetKind, publication.datasetCode)
  await command.emit({
    type: 'open-data.withdrawn',
    aggregate: { type: 'open-data.publication', id: publication.id },
    agencyId: publication.ownerAgencyId,
    data: { datasetId: publication.datasetId, code: publication.datasetCode, reason },
  })
}

const eraseVersions = (kernel: Kernel, { purgeId }: Erasure, publicationId: string, first: number) =>
  kernel.runCommand(
    { actor: systemActor('purge') },
    { name: 'open-data.erase-versions', input: { purgeId, publicationId, first }, database: 'loader' },
    async (command) => {
      const { rows } = await sql<{ hash: string }>`
        select open_data.erase_version_files(${purgeId}, ${publicationId}, ${first}::bigint, ${command.now}) as hash`.execute(
        command.tx,
      )
      if (rows.length > 0) await withdraw(kernel, command, publicationId)
      const files = rows.map(({ hash }) => hash)
      await command.audit({
        action: 'purge.erased',
        object: { type: 'purge', id: purgeId },
        after: { store: 'open-data.versions', publicationId, files },
      })
      return files
    },
  )

/**
 * Erases published versions that may hold the content: the dataset is withdrawn, the files of every version since the
 * content was loaded are removed, their checksums stay on record.
 */
export const versionEraser = (kernel: Kernel): Eraser => ({
  name: 'open-data.versions',
  title: { vi: 'Bản dữ liệu mở đã công bố', en: 'Published open data' },
  phase: 'copies',
  touches: () => ['open_data'],
  erase: async (erasure) => {
    let files = 0
    for (const [datasetId, first] of firstLoads(erasure.scope)) {
      const { rows } = await sql<{ id: string }>`
        select id from open_data.publication where dataset_id = ${datasetId}`.execute(kernel.database.read)
      for (const { id } of rows)
        for (const hash of await eraseVersions(kernel, erasure, id, first)) {
          await kernel.files.remove(hash)
          files += 1
        }
    }
    return { files }
  },
})
