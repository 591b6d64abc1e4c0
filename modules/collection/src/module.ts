// SPDX-License-Identifier: Apache-2.0
import type { CatalogDoor } from '@tinhso/catalog'
import type { IdentityDoor } from '@tinhso/identity'
import { defineModule } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { WarehouseDoor } from '@tinhso/warehouse'
import { formPages } from '../portal/form-pages.ts'
import type { CollectionParts } from './collection-parts.ts'
import { followBatches, followCorrections } from './consolidation/follow-batch.ts'
import { messages, permissions } from './contract/index.ts'
import { contributionProcedure } from './contribution/contribution-procedure.ts'
import { taskRoutes } from './contribution/routes/index.ts'
import { correctionRoutes } from './correction/routes.ts'
import { contributionEraser } from './erasing/contribution-eraser.ts'
import { formEraser } from './erasing/form-eraser.ts'
import { figureRoutes } from './figures/routes/index.ts'
import { createProcedureParts } from './procedure/procedure-parts.ts'
import { roundProcedure } from './round/round-procedure.ts'
import { roundRoutes } from './round/routes/index.ts'

import { tellOpened, tellOpenedJob } from './round/tell-opened.ts'
import { seedTrainingRound } from './training/seed-training.ts'

/** Collection rounds: a dataset filled by many agencies, each for its own rows, into one batch (000/002 Đ24.2). */
export const collection = defineModule({
  name: 'collection',
  dependsOn: ['organisations', 'identity', 'catalog', 'warehouse'],
  migrations: new URL('../migrations/', import.meta.url),
  permissions: Object.values(permissions),
  messages,
  procedures: [roundProcedure, contributionProcedure],
  setup: async ({ kernel, doors }) => {
    const parts: CollectionParts = {
      kernel,
      organisations: doors.get<OrganisationsDoor>('organisations'),
      identity: doors.get<IdentityDoor>('identity'),
      catalog: doors.get<CatalogDoor>('catalog'),
      warehouse: doors.get<WarehouseDoor>('warehouse'),
    }
    return {
      door: null,
      routes: [
        ...roundRoutes(parts),
        ...taskRoutes(parts),
        ...figureRoutes(parts),
        ...correctionRoutes(parts),
      ],
      erasing: { erasers: [contributionEraser(parts), formEraser(parts)] },
      pages: formPages(parts),
      seedDemo: () => seedTrainingRound(parts, doors.get<IdentityDoor>('identity')),
      jobs: { [tellOpenedJob]: tellOpened(parts) },
      subscribers: [...followBatches(parts), ...followCorrections(parts)],
      procedureParts: createProcedureParts(kernel),
    }
  },
})
