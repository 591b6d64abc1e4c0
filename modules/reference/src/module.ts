// SPDX-License-Identifier: Apache-2.0
import { defineModule } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import { firstUse } from './code-item/code-item-store.ts'
import { createCodeListReader } from './code-list/code-list-reader.ts'
import { derivedLists } from './code-list/derived-lists.ts'
import { referenceMessages, referencePermissions } from './contract/index.ts'
import { createReferenceDoor } from './reference-door.ts'
import { referenceRoutes } from './routes.ts'
import { seedCodeLists } from './seed/seed-code-lists.ts'

/** Shared reference code lists and the working calendar (000/002 Đ3.5.b; 001 Đ3.5). */
export const reference = defineModule({
  name: 'reference',
  dependsOn: ['organisations'],
  migrations: new URL('../migrations/', import.meta.url),
  permissions: referencePermissions,
  messages: referenceMessages,
  setup: async ({ kernel, doors }) => {
    const organisations = doors.get<OrganisationsDoor>('organisations')
    const derived = derivedLists(organisations)
    organisations.onUnitRemoval(({ code }) => firstUse(kernel.database.read, 'administrative-units', code))
    const reader = createCodeListReader(kernel.database.read, derived)
    return {
      door: createReferenceDoor(kernel, reader),
      routes: referenceRoutes({ kernel, reader, derived }),
      seed: () => seedCodeLists(kernel),
    }
  },
})
