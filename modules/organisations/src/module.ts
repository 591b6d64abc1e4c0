// SPDX-License-Identifier: Apache-2.0
import { defineModule } from '@tinhso/kernel/module'
import { organisationsMessages, organisationsPermissions, roles } from './contract/index.ts'
import { createOrganisationsDoor, type Told } from './organisations-door.ts'
import { organisationsRoutes } from './routes.ts'
import { seedOrganisations } from './seed/seed-organisations.ts'
import { seedTrainingCommunes } from './training/seed-training-communes.ts'

/** Agencies, administrative units and focal points: who is who, since when, and what became of whom. */
export const organisations = defineModule({
  name: 'organisations',
  dependsOn: [],
  migrations: new URL('../migrations/', import.meta.url),
  permissions: organisationsPermissions,
  messages: organisationsMessages,
  roles: roles.map(({ key, title }) => ({ key, title })),
  setup: async ({ kernel }) => {
    const told: Told = { unitUses: [], accountAgency: null }
    return {
      door: createOrganisationsDoor(kernel, told),
      routes: organisationsRoutes(kernel, told),
      seed: () => seedOrganisations(kernel),
      seedDemo: () => seedTrainingCommunes(kernel),
    }
  },
})
