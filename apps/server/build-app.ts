// SPDX-License-Identifier: Apache-2.0

import type { House } from '@tinhso/kernel/module'
import { createPortal } from '@tinhso/portal'
import type { FastifyInstance } from 'fastify'
import { auditPackRoute } from './audit-pack/audit-pack-route.ts'
import { consoleFiles } from './console-files.ts'
import { healthRoutes } from './health.ts'
import { metricsPage } from './metrics.ts'
import { searchEverything } from './search-everything.ts'

/** The HTTP face of the program: the modules' routes and pages, the portal's frame, the console's files, health. */
export const buildApp = async (house: House): Promise<FastifyInstance> => {
  const { kernel } = house
  const portal = createPortal(kernel.profile, kernel.config)
  const app = await house.http({
    pages: portal.pages,
    problemPage: portal.problemPage,
    routes: [...healthRoutes(kernel), searchEverything(kernel), auditPackRoute(house)],
    logger: { level: kernel.config.logLevel },
  })
  await app.register(metricsPage(kernel))
  await app.register(consoleFiles)
  return app
}
