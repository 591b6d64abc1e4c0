// SPDX-License-Identifier: Apache-2.0
import { defineRoute, type Route } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'

/** `/healthz`: the process answers. `/readyz`: it can also reach its database. */
export const healthRoutes = (kernel: Kernel): Route[] => [
  defineRoute({
    operationId: 'server.health',
    method: 'GET',
    url: '/healthz',
    audience: 'anonymous',
    summary: { vi: 'Tiến trình còn chạy', en: 'The process answers' },
    handle: () => ({ status: 'ok' }),
  }),
  defineRoute({
    operationId: 'server.ready',
    method: 'GET',
    url: '/readyz',
    audience: 'anonymous',
    summary: { vi: 'Sẵn sàng phục vụ', en: 'Ready to serve' },
    handle: async () => {
      await sql`select 1`.execute(kernel.database.read)
      return { status: 'ready' }
    },
  }),
]
