// SPDX-License-Identifier: Apache-2.0
import type { CatalogDoor } from '@tinhso/catalog'
import { defineModule } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { ReferenceDoor } from '@tinhso/reference'
import type { WarehouseDoor } from '@tinhso/warehouse'
import { createPortalPages } from '../portal/portal-pages.ts'
import { messages, permissions } from './contract/index.ts'
import { versionEraser } from './erasing/erase-versions.ts'
import { datasetRoutes } from './listing/routes/index.ts'
import { createOpenDataDoor } from './open-data-door.ts'
import { openDataPublication } from './publication/open-data-publication.ts'
import { createPublicationParts } from './publication/procedure-parts.ts'
import { createPublicationService } from './publication/publication-service.ts'
import { createPublicationView } from './publication/publication-view.ts'
import { publishIssuedInventories } from './publication/publish-issued.ts'
import { createOverdueReport, reportOverdueCron, reportOverdueJob } from './publication/report-overdue-job.ts'
import { publicationRoutes } from './publication/routes/index.ts'
import { tellCorrection } from './publication/tell-correction.ts'
import { sourceFromDoors } from './source/from-doors.ts'
import { createVersionWriter, writeVersionJob } from './version/version-service.ts'

/** The open data portal: what is published, how it became public, and what anyone takes from it (000/002 Đ20). */
export const openData = defineModule({
  name: 'open-data',
  dependsOn: ['organisations', 'reference', 'catalog', 'warehouse'],
  migrations: new URL('../migrations/', import.meta.url),
  permissions: Object.values(permissions),
  messages,
  procedures: [openDataPublication],
  setup: async ({ kernel, doors }) => {
    const organisations = doors.get<OrganisationsDoor>('organisations')
    const reference = doors.get<ReferenceDoor>('reference')
    const catalog = doors.get<CatalogDoor>('catalog')
    const warehouse = doors.get<WarehouseDoor>('warehouse')
    const source = sourceFromDoors({ kernel, organisations, reference, catalog, warehouse })
    const service = createPublicationService({ kernel, source })
    const view = createPublicationView({ kernel, source })
    const writeVersion = createVersionWriter({ kernel, source })
    const door = createOpenDataDoor(kernel, warehouse)
    warehouse.usePublicPolicy(door.publicPolicyOf)
    return {
      door,
      routes: [...publicationRoutes({ service, view }), ...datasetRoutes(kernel)],
      pages: createPortalPages({ kernel, source, catalog, organisations, reference }),
      procedureParts: createPublicationParts(kernel, source),
      cron: [reportOverdueCron],
      subscribers: [tellCorrection(kernel, source)],
      erasing: { erasers: [versionEraser(kernel)] },
      jobs: {
        [writeVersionJob]: (payload) => writeVersion((payload as { publicationId: string }).publicationId),
        [reportOverdueJob]: createOverdueReport(kernel),
      },
      seed: async () =>
        publishIssuedInventories(
          kernel,
          source,
          (await catalog.inventories()).map(({ code }) => code),
        ),
    }
  },
})
