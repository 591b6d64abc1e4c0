// SPDX-License-Identifier: Apache-2.0
import type { IdentityDoor } from '@tinhso/identity'
import { profileFolder } from '@tinhso/kernel/config'
import { defineModule } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { ReferenceDoor } from '@tinhso/reference'
import { createCatalogDoor } from './catalog-door.ts'
import { messages, permissions } from './contract/index.ts'
import { createEntryService } from './entry/entry-service.ts'
import { entryRoutes } from './entry/routes/index.ts'
import { seedInventories } from './inventory/seed-inventories.ts'
import { seedInventoryDatasets } from './inventory/seed-inventory-datasets.ts'
import { datasetRegistration } from './registration/dataset-registration.ts'
import { createRegistrationParts } from './registration/procedure-parts.ts'
import { createRegistrationService } from './registration/registration-service.ts'
import { registrationRoutes } from './registration/routes/index.ts'
import { seedTrainingDatasets } from './training/seed-training.ts'

/** The catalogue of digital data: who owns what, registered once (000/002 Đ4, Đ30). */
export const catalog = defineModule({
  name: 'catalog',
  dependsOn: ['organisations', 'identity', 'reference'],
  migrations: new URL('../migrations/', import.meta.url),
  permissions: Object.values(permissions),
  messages,
  procedures: [datasetRegistration],
  setup: async ({ kernel, doors }) => {
    const organisations = doors.get<OrganisationsDoor>('organisations')
    const reference = doors.get<ReferenceDoor>('reference')
    const entries = createEntryService(kernel)
    const registrations = createRegistrationService({ kernel, organisations, reference })
    return {
      door: createCatalogDoor(kernel),
      routes: [
        ...entryRoutes({ kernel, organisations, entries }),
        ...registrationRoutes({ kernel, organisations, entries, registrations }),
      ],
      procedureParts: createRegistrationParts(entries),
      seed: async () => {
        const content = new URL('content/', profileFolder(kernel.profile.name))
        await seedInventories({ kernel, organisations, reference }, content)
        await seedInventoryDatasets(kernel, organisations)
      },
      seedDemo: () =>
        seedTrainingDatasets({
          kernel,
          identity: doors.get<IdentityDoor>('identity'),
          entries,
          registrations,
        }),
    }
  },
})
