// SPDX-License-Identifier: Apache-2.0
import { defineModule } from '@tinhso/kernel/module'
import { messages, permissions } from './contract/index.ts'
import { purgeRoutes } from './purge/routes/index.ts'
import { createPurgeRunner, resumePurges, runPurgeJob } from './purge/run-purge.ts'
import { refusedFileRoutes } from './refused-file/routes.ts'

/** Information security of the house: erasing of content by two persons (Luật Bảo vệ bí mật nhà nước; R-SEC-14). */
export const security = defineModule({
  name: 'security',
  dependsOn: ['identity'],
  permissions: Object.values(permissions),
  messages,
  setup: async ({ kernel }) => {
    await resumePurges(kernel)
    return {
      door: {},
      routes: [...purgeRoutes(kernel), ...refusedFileRoutes(kernel)],
      jobs: { [runPurgeJob.name]: createPurgeRunner(kernel) },
    }
  },
})
