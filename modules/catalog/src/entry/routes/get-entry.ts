// SPDX-License-Identifier: Apache-2.0
// Shows one entry of the catalogue.
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import Type from 'typebox'
import { EntrySchema } from '../../contract/index.ts'
import { pageOf } from '../entry-page.ts'
import type { EntryService } from '../entry-service.ts'

export const getEntry = (kernel: Kernel, organisations: OrganisationsDoor, entries: EntryService) =>
  defineRoute({
    operationId: 'catalog.getEntry',
    method: 'GET',
    url: '/api/catalog/entries/:code',
    audience: 'anonymous',
    summary: { vi: 'Xem một mục của danh mục dữ liệu', en: 'Show one catalogue entry' },
    params: Type.Object({ code: Type.String() }),
    response: EntrySchema,
    handle: async ({ actor, params }) =>
      pageOf(kernel.database.read, organisations, actor, await entries.byCode(actor, params.code)),
  })
