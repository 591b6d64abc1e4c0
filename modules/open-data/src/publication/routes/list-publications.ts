// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { PublicationSchema, permissions } from '../../contract/index.ts'
import type { PublicationView } from '../publication-view.ts'

/** Publications that an official may see; `overdue` leaves those past their update cycle (R-OPN-05). */
export const listPublications = (view: PublicationView) =>
  defineRoute({
    operationId: 'open-data.listPublications',
    method: 'GET',
    url: '/api/open-data/publications',
    audience: 'steward',
    permission: permissions.see,
    summary: { vi: 'Các hồ sơ công bố dữ liệu mở', en: 'Publications of open data' },
    query: Type.Object({ overdue: Type.Optional(Type.Boolean()) }),
    response: Type.Object({ items: Type.Array(PublicationSchema), nextCursor: Type.Null() }),
    handle: async ({ actor, query }) => ({
      items: await view.list(actor, query.overdue === true),
      nextCursor: null,
    }),
  })
