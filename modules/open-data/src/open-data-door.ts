// SPDX-License-Identifier: Apache-2.0
import type { Kernel } from '@tinhso/kernel/module'
import type { WarehouseDoor } from '@tinhso/warehouse'
import type { ReadPolicy } from '@tinhso/warehouse/contract'
import { findPublishedById } from './publication/publication-store.ts'
import { publicPolicy } from './source/from-doors.ts'
import { findVersion } from './version/version-store.ts'

/** What other modules ask of open data. */
export interface OpenDataDoor {
  /** Under which policy anyone may read a dataset: the newest published version; null when it is not public. */
  publicPolicyOf(datasetId: string): Promise<ReadPolicy | null>
}

export const createOpenDataDoor = (
  { database }: Kernel,
  warehouse: Pick<WarehouseDoor, 'schemaOf'>,
): OpenDataDoor => ({
  publicPolicyOf: async (datasetId) => {
    const publication = await findPublishedById(database.read, datasetId)
    const version =
      publication && (await findVersion(database.read, publication.id, publication.currentVersion!))
    if (!version) return null
    const wanted = {
      datasetId,
      fields: version.fields,
      load: version.knownLoad,
      decision: publication.caseId,
    }
    return publicPolicy(wanted, await warehouse.schemaOf(datasetId))
  },
})
