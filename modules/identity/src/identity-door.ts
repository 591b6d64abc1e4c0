// SPDX-License-Identifier: Apache-2.0
import type { Person } from '@tinhso/kernel/access'
import { type LocalDate, newId } from '@tinhso/kernel/clock'
import type { Kernel } from '@tinhso/kernel/module'
import type { Contact } from '@tinhso/kernel/notify'
import { type Account, findAccountsById } from './account/account-store.ts'
import { type AuditedAccount, accountsForAudit } from './account/accounts-for-audit.ts'
import type { AgencyDirectory } from './agency-directory.ts'
import { expandGrants } from './grant/expand-grants.ts'
import { accountsHolding, grantsOf, holdsOn } from './grant/grant-store.ts'
import type { SignInGuard } from './sign-in/sign-in-guard.ts'

/** An account as other modules may know it. */
export interface AccountName {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly position: string | null
  readonly agencyId: string | null
  readonly email: string | null
  readonly status: Account['status']
}

/** What this module answers to others. */
export interface IdentityDoor {
  accountById(id: string): Promise<AccountName | null>
  accountByUsername(username: string): Promise<AccountName | null>
  /** Names for lists; accounts that do not exist are left out. */
  accountsByIds(ids: readonly string[]): Promise<Map<string, AccountName>>
  /** Ids of accounts that may sign in and hold a role today; in an agency (or a superior one whose grant covers it) when named. */
  accountsWithRole(role: string, agencyId?: string | null): Promise<string[]>
  /** Where those accounts that may sign in can be reached. */
  contactsOf(ids: readonly string[]): Promise<Map<string, Contact>>
  /** The actor an account would be if it signed in now; for jobs that run on a person's behalf, and for tests. */
  actorFor(accountId: string): Promise<Person>
  /** Every account that was asked for until the end of a day, with all its grants: what an audit is shown. No secrets. */
  accountsForAudit(day: LocalDate): Promise<AuditedAccount[]>
}

const nameOf = (account: Account): AccountName => ({
  id: account.id,
  username: account.username,
  displayName: account.displayName,
  position: account.positionTitle,
  agencyId: account.agencyId,
  email: account.email,
  status: account.status,
})

const maySignIn = ({ status }: Account) => status === 'approved' || status === 'active'

/** Opens the door of this module. */
export const openIdentityDoor = (
  kernel: Kernel,
  agencies: AgencyDirectory,
  guard: SignInGuard,
  findByUsername: (username: string) => Promise<Account | undefined>,
): IdentityDoor => {
  const { database, clock } = kernel
  const read = async (ids: readonly string[]) => findAccountsById(database.read, ids)
  return {
    accountsForAudit: (day) => accountsForAudit({ kernel, agencies, guard }, day),
    accountById: async (id) => (await read([id])).map(nameOf)[0] ?? null,
    accountByUsername: async (username) => {
      const account = await findByUsername(username)
      return account ? nameOf(account) : null
    },
    accountsByIds: async (ids) =>
      new Map((await read([...new Set(ids)])).map((account) => [account.id, nameOf(account)])),
    accountsWithRole: async (role, agencyId) => {
      const held = await accountsHolding(database.read, { role, day: clock.today() })
      if (agencyId === undefined || agencyId === null)
        return [...new Set(held.map(({ accountId }) => accountId))]
      const found = new Set<string>()
      for (const grant of held) {
        const [scope] = await expandGrants(agencies, [
          { ...grant, id: '', role, validFrom: '', validTo: null },
        ])
        if (scope!.agencyIds.has(agencyId)) found.add(grant.accountId)
      }
      return [...found]
    },
    contactsOf: async (ids) =>
      new Map(
        (await read([...new Set(ids)]))
          .filter(maySignIn)
          .map(({ id, email, phone }) => [id, { email, phone }] as const),
      ),
    actorFor: async (accountId) => {
      const [account] = await read([accountId])
      if (!account) throw new Error(`no account ${accountId}`)
      const held = (await grantsOf(database.read, [accountId])).filter((grant) =>
        holdsOn(grant, clock.today()),
      )
      return {
        kind: 'person',
        accountId,
        displayName: account.displayName,
        agencyId: account.agencyId,
        grants: await expandGrants(agencies, held),
        sessionId: newId(),
        networkAddress: '127.0.0.1',
        signedInAt: clock.now(),
      }
    },
  }
}
