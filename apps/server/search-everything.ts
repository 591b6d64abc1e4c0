// SPDX-License-Identifier: Apache-2.0
// One box over everything that has a page (interface: Ctrl-K).
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import Type from 'typebox'

const Nullable = Type.Union([Type.String(), Type.Null()])
const Hit = Type.Object({ kind: Type.String(), title: Type.String(), code: Nullable, url: Type.String() })

export const searchEverything = (kernel: Kernel) =>
  defineRoute({
    operationId: 'server.search',
    method: 'GET',
    url: '/api/search',
    audience: 'signedIn',
    summary: { vi: 'Tìm trong mọi nội dung', en: 'Search everything' },
    query: Type.Object({
      q: Type.String({ minLength: 1, maxLength: 200 }),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    response: Type.Object({ items: Type.Array(Hit) }),
    handle: async ({ actor, query }) => {
      const hits = await kernel.search.query(actor, query.q, { limit: query.limit ?? 20 })
      return { items: hits.map(({ kind, title, code, url }) => ({ kind, title, code, url })) }
    },
  })
