// SPDX-License-Identifier: Apache-2.0
import type { CatalogDoor } from '@tinhso/catalog'
import { defineModule, type Subscriber } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { WarehouseDoor } from '@tinhso/warehouse'
import { warehouseEvents } from '@tinhso/warehouse/contract'
import { messages, permissions } from './contract/index.ts'
import { followDataset, openFromBatch, remindOverdue } from './issue/follow-issues.ts'
import { measureAll, measureDataset } from './measure/measure-datasets.ts'
import { reportOverdue } from './overdue/report-overdue.ts'
import type { QualityParts } from './quality-parts.ts'
import { qualityRoutes } from './view/routes/index.ts'

const { batchNeedsFixes, batchReady, batchSubmitted, batchReturned, batchLoaded, batchUndone, batchDropped } =
  warehouseEvents

const follows = [batchReady, batchSubmitted, batchReturned, batchLoaded, batchUndone, batchDropped]
const measures = [batchNeedsFixes, batchReady, batchLoaded, batchUndone]

const subscribersOf = (parts: QualityParts): Subscriber[] => [
  { name: 'quality.open-issue', event: batchNeedsFixes, handle: openFromBatch(parts) },
  ...follows.map((event) => ({ name: `quality.follow-${event}`, event, handle: followDataset(parts) })),
  ...measures.map((event) => ({
    name: `quality.measure-${event}`,
    event,
    handle: async ({ data }: { data: unknown }) => {
      const entry = await parts.catalog.entryById((data as { datasetId: string }).datasetId)
      if (entry) await measureDataset(parts, entry)
    },
  })),
]

const dailyJob = 'quality.every-day'

/** Quality one can steer by: five measures over time, failed rows followed to their end, update cycles kept (R-WH-06, R-WH-14, R-ING-13). */
export const quality = defineModule({
  name: 'quality',
  dependsOn: ['organisations', 'catalog', 'warehouse'],
  migrations: new URL('../migrations/', import.meta.url),
  permissions: Object.values(permissions),
  messages,
  setup: async ({ kernel, doors }) => {
    const parts: QualityParts = {
      kernel,
      organisations: doors.get<OrganisationsDoor>('organisations'),
      catalog: doors.get<CatalogDoor>('catalog'),
      warehouse: doors.get<WarehouseDoor>('warehouse'),
    }
    return {
      door: {},
      routes: qualityRoutes(parts),
      subscribers: subscribersOf(parts),
      jobs: {
        [dailyJob]: async () => {
          await measureAll(parts)
          await remindOverdue(parts)
          await reportOverdue(parts)
        },
      },
      // 7:45 in Vietnam, so that what is late is known when offices open
      cron: [`45 0 * * * ${dailyJob}`],
    }
  },
})
