// SPDX-License-Identifier: Apache-2.0
import { fill } from '@tinhso/kernel/i18n'
import type { Kernel, Subscriber } from '@tinhso/kernel/module'
import { warehouseEvents } from '@tinhso/warehouse/contract'
import { permissions } from '../contract/index.ts'
import type { DatasetSource } from '../source/dataset-source.ts'
import { findPublishedById } from './publication-store.ts'

const title = {
  vi: '“{title}” đã công bố vừa được đính chính {rows} dòng: công bố phiên bản mới để người dùng có giá trị đúng',
  en: '“{title}”, which is published, had {rows} rows corrected: publish a new version so that its users have the right values',
}

/** Tells those who publish a dataset that its rows were corrected (R-ING-12); the portal says so by itself. */
export const tellCorrection = (kernel: Kernel, source: DatasetSource): Subscriber => ({
  name: 'open-data.tell-correction',
  event: warehouseEvents.rowsCorrected,
  handle: async (event, command) => {
    const { datasetId, rows } = event.data as { datasetId: string; rows: number }
    const publication = await findPublishedById(command.tx, datasetId)
    const dataset = publication && (await source.byId(datasetId))
    if (!publication || !dataset) return
    const roles = Object.keys(permissions.update.allow)
    const found = await Promise.all(
      roles.map((role) => kernel.ports.accountsWithRole(role, publication.ownerAgencyId)),
    )
    const accountIds = [...new Set(found.flat())]
    if (accountIds.length === 0) return
    const values = { title: dataset.title, rows }
    await kernel.notify.send(command.tx, {
      accountIds,
      kind: 'open-data.corrected',
      title: { vi: fill(title.vi, values), en: fill(title.en, values) },
      link: `/console/du-lieu/${encodeURIComponent(dataset.code)}?tab=publication`,
    })
  },
})
