// SPDX-License-Identifier: Apache-2.0
import type { IdentityDoor } from '@tinhso/identity'
import { defineModule } from '@tinhso/kernel/module'
import { batchMeter } from './batch/batch-meter.ts'
import { batchNotices } from './batch/batch-notices.ts'
import { createKillPoint } from './batch/kill-point.ts'
import { processBatch } from './batch/process-batch.ts'
import { batchRoutes } from './batch/routes/index.ts'
import { seedInventories } from './batch/seed-inventories.ts'
import { sweep } from './batch/sweep.ts'
import { createTurns } from './batch/take-turns.ts'
import { processBatchJob } from './batch/upload-batch.ts'
import { createCheckRunner } from './checking/check-runner.ts'
import type { CodeListPort } from './code-lists.ts'
import { warehousePermissions } from './contract/index.ts'
import { followCorrections } from './correction/follow-corrections.ts'
import { correctionRoutes } from './correction/routes/index.ts'
import { warehouseErasers } from './erasing/erase-batches.ts'
import { erasureTargets } from './erasing/erasure-targets.ts'
import { runScan, scanAfterLoad, scanJob } from './personal/open-findings.ts'
import { personalRoutes } from './personal/routes/index.ts'
import { datasetRoutes } from './quality/dataset-routes.ts'
import { quarantineRoutes } from './quarantine/routes/index.ts'
import { dataRoutes } from './read/routes/read-data.ts'
import { messages } from './refuse.ts'
import { sourceRoutes } from './source/routes/index.ts'
import { downloadTemplate } from './template/routes/download-template.ts'
import { seedTrainingBatches } from './training/seed-training.ts'
import { unitRoutes } from './units/routes/index.ts'
import type { UnitPort } from './units/unit-port.ts'
import { usesUnit } from './units/unit-uses.ts'
import { createWarehouseDoor } from './warehouse-door.ts'
import type { AgencyPort, CatalogPort, WarehouseParts } from './warehouse-parts.ts'

/** The shared data warehouse: files in, checked, accepted by a second person, kept with history, read under a policy. */
export const warehouse = defineModule({
  name: 'warehouse',
  dependsOn: ['organisations', 'identity', 'reference', 'catalog'],
  migrations: new URL('../migrations/', import.meta.url),
  permissions: warehousePermissions,
  messages,
  setup: async ({ kernel, doors }) => {
    const parts: WarehouseParts = {
      kernel,
      catalog: doors.get<CatalogPort>('catalog'),
      runner: createCheckRunner(),
      reference: doors.get<CodeListPort>('reference'),
      units: doors.get<UnitPort>('organisations'),
      agencies: doors.get<AgencyPort>('organisations'),
      killPoint: createKillPoint(kernel.config),
      running: new Map(),
      takeTurns: createTurns(),
      publicPolicy: { provider: null },
    }
    kernel.metrics.add(batchMeter(kernel.database))
    await sweep(parts)
    parts.units.onUnitRemoval(usesUnit(parts))
    return {
      door: createWarehouseDoor(parts),
      routes: [
        ...dataRoutes(parts),
        ...batchRoutes(parts),
        ...datasetRoutes(parts),
        ...quarantineRoutes(parts),
        ...unitRoutes(parts),
        ...personalRoutes(parts),
        ...correctionRoutes(parts),
        ...sourceRoutes(parts),
        downloadTemplate(parts),
      ],
      jobs: {
        [processBatchJob.name]: processBatch(parts),
        [scanJob]: (payload) => runScan(parts, (payload as { datasetId: string }).datasetId),
      },
      subscribers: [...batchNotices(parts), ...scanAfterLoad(parts), ...followCorrections()],
      erasing: { targets: erasureTargets(parts), erasers: warehouseErasers(parts) },
      seed: () => seedInventories(parts),
      seedDemo: () => seedTrainingBatches(parts, doors.get<IdentityDoor>('identity')),
      close: () => parts.runner.close(),
    }
  },
})
