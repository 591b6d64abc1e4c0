// SPDX-License-Identifier: Apache-2.0
// Tells what happened to an entry: who, when, why (R-SEC-03).
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import Type from 'typebox'
import { EntryHistorySchema, permissions } from '../../contract/index.ts'
import { readEntryHistory } from '../entry-history.ts'
import type { EntryService } from '../entry-service.ts'

export const getEntryHistory = (kernel: Kernel, entries: EntryService) =>
  defineRoute({
    operationId: 'catalog.getEntryHistory',
    method: 'GET',
    url: '/api/catalog/entries/:code/history',
    audience: 'signedIn',
    permission: permissions.seePrivate,
    summary: { vi: 'Lịch sử của một mục danh mục', en: 'History of a catalogue entry' },
    params: Type.Object({ code: Type.String() }),
    query: Type.Object({
      cursor: Type.Optional(Type.String({ maxLength: 100 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    response: EntryHistorySchema,
    handle: async ({ actor, params, query }) =>
      readEntryHistory(kernel, actor, await entries.byCode(actor, params.code), query),
  })
