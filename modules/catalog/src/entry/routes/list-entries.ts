// SPDX-License-Identifier: Apache-2.0
// Lists the catalogue as the caller may see it (R-CAT-09).
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import Type from 'typebox'
import { EntrySummarySchema } from '../../contract/index.ts'
import { type EntryListQuery, listEntryIds } from '../entry-list-view.ts'
import { summariesOf } from '../entry-page.ts'

const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  owner: Type.Optional(Type.String({ maxLength: 60 })),
  sector: Type.Optional(Type.String({ maxLength: 60 })),
  dataType: Type.Optional(Type.String({ maxLength: 60 })),
  status: Type.Optional(Type.String({ maxLength: 60 })),
  access: Type.Optional(Type.String({ maxLength: 60 })),
  sort: Type.Optional(Type.Union([Type.Literal('title'), Type.Literal('updated')])),
  cursor: Type.Optional(Type.String({ maxLength: 60 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})

const Answer = Type.Object({
  items: Type.Array(EntrySummarySchema),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
  total: Type.Integer(),
})

export const listEntries = (kernel: Kernel, organisations: OrganisationsDoor) =>
  defineRoute({
    operationId: 'catalog.listEntries',
    method: 'GET',
    url: '/api/catalog/entries',
    audience: 'anonymous',
    summary: { vi: 'Tìm trong danh mục dữ liệu', en: 'Search the catalogue' },
    query: Query,
    response: Answer,
    handle: async ({ actor, query: { owner, ...rest } }) => {
      const agency = owner ? await organisations.agencyByCode(owner) : null
      const query: EntryListQuery = owner ? { ...rest, ownerIds: agency ? [agency.id] : [] } : rest
      const { ids, total, nextCursor } = await listEntryIds(kernel.database.read, actor, query)
      return { items: await summariesOf(kernel.database.read, organisations, ids), total, nextCursor }
    },
  })
