// SPDX-License-Identifier: Apache-2.0
// Shows the likely duplicates found when an entry was registered, for the owner and for the focal department.
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import Type from 'typebox'
import { DuplicateSchema } from '../../contract/index.ts'
import type { EntryService } from '../../entry/entry-service.ts'
import { withOwnerNames } from '../duplicate-page.ts'
import { readDuplicates } from '../duplicates.ts'

export const listDuplicates = (kernel: Kernel, organisations: OrganisationsDoor, entries: EntryService) =>
  defineRoute({
    operationId: 'catalog.listDuplicates',
    method: 'GET',
    url: '/api/catalog/entries/:code/duplicates',
    audience: 'signedIn',
    summary: { vi: 'Bộ dữ liệu gần giống của một mục', en: 'Likely duplicates of an entry' },
    params: Type.Object({ code: Type.String() }),
    response: Type.Object({ items: Type.Array(DuplicateSchema) }),
    handle: async ({ actor, params }) => {
      const entry = await entries.byCode(actor, params.code)
      return {
        items: await withOwnerNames(
          organisations,
          actor,
          await readDuplicates(kernel.database.read, entry.id),
        ),
      }
    },
  })
