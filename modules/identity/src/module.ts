// SPDX-License-Identifier: Apache-2.0
import { defineModule } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import { findAccount } from './account/account-store.ts'
import { accountRoutes } from './account/routes/index.ts'
import { importRoutes } from './account-import/routes/index.ts'
import { slipsPages } from './account-import/slips-page.ts'
import { createAgencyDirectory } from './agency-directory.ts'
import { agencyAdministratorRole, identityMessages } from './contract/index.ts'
import { createFirstAdministrator } from './first-run/first-administrator.ts'
import { createTrainingAccounts } from './first-run/training-accounts.ts'
import { grantRoutes } from './grant/routes/index.ts'
import { openIdentityDoor } from './identity-door.ts'
import { createAccountPasswords } from './password/account-passwords.ts'
import { identityPermissions } from './permissions.ts'
import { sessionRoutes } from './session/routes/index.ts'
import { createSessions } from './session/session-service.ts'
import { changePasswordPages } from './sign-in/change-password-page.ts'
import { createSignInGuard } from './sign-in/sign-in-guard.ts'
import { signInPages } from './sign-in/sign-in-page.ts'
import { signOutPages } from './sign-in/sign-out-page.ts'

/** Accounts, sign-in, sessions and roles: one official, one account. */
export const identity = defineModule({
  name: 'identity',
  dependsOn: ['organisations'],
  migrations: new URL('../migrations/', import.meta.url),
  permissions: identityPermissions,
  messages: identityMessages,
  roles: [agencyAdministratorRole],
  setup: async ({ kernel, doors }) => {
    const organisations = doors.get<OrganisationsDoor>('organisations')
    const agencies = createAgencyDirectory(organisations)
    const passwords = createAccountPasswords(kernel.keys)
    const guard = createSignInGuard(kernel)
    const sessions = createSessions(kernel, agencies)
    const parts = { kernel, agencies, passwords, guard, sessions }
    const door = openIdentityDoor(kernel, agencies, guard, (username) =>
      findAccount(kernel.database.read, username),
    )
    organisations.tellAccountAgency(async (id) => (await door.accountById(id))?.agencyId ?? null)
    return {
      door,
      ports: {
        authenticate: sessions.authenticate,
        accountsWithRole: door.accountsWithRole,
        contactsOf: door.contactsOf,
      },
      routes: [
        ...sessionRoutes(parts),
        ...accountRoutes(parts),
        ...grantRoutes(parts),
        ...importRoutes(parts),
      ],
      pages: [
        ...signInPages(parts),
        ...changePasswordPages(parts),
        ...signOutPages(parts),
        ...slipsPages(parts),
      ],
      seed: () => createFirstAdministrator(kernel, passwords),
      seedDemo: () => createTrainingAccounts(kernel, agencies, passwords),
    }
  },
})
