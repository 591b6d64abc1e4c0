// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import { AppError } from '@tinhso/kernel/errors'
import type { Text } from '@tinhso/kernel/i18n'
import type { Account } from '../account/account-store.ts'
import { mayAdminister } from '../account/administration.ts'
import { requireWithinReach } from '../account/with-account.ts'
import type { AgencyName } from '../agency-directory.ts'
import { identityMessages } from '../contract/index.ts'
import { assertFitsHeld, assertGrantable } from '../grant/grant-role.ts'
import type { RoleGrant } from '../grant/grant-store.ts'
import { manageAccounts } from '../permissions.ts'
import { columnTitles } from './columns.ts'
import { type LineFault, type ListedPerson, lineFault } from './judge-person.ts'

/** An account as a line is compared with it. */
export interface ComparedAccount {
  readonly account: Account
  readonly agency: AgencyName | undefined
  /** Grants that hold now or will. */
  readonly grants: readonly RoleGrant[]
}

/** One difference between a line and its account. */
export interface FieldChange {
  readonly field: Text
  readonly from: string | null
  readonly to: string | null
}

/** What a comparison of one line rests on. */
export interface ComparisonTerms {
  readonly actor: Actor
  readonly decisionNumber: string | null
  readonly validFrom: string
}

const compared = [
  ['displayName', 'displayName'],
  ['position', 'positionTitle'],
  ['email', 'email'],
  ['phone', 'phone'],
] as const

/** The columns of the account that a line changes. */
export const changedColumns = (person: ListedPerson, account: Account): Partial<Account> =>
  Object.fromEntries(
    compared.flatMap(([cell, column]) => {
      const value = person[cell]
      return value === undefined || value === account[column] ? [] : [[column, value]]
    }),
  )

/** The differences between a line and its account, the agency included, as people read them. */
export const fieldChanges = (person: ListedPerson, found: ComparedAccount): FieldChange[] => {
  const changed = changedColumns(person, found.account)
  const fields = compared
    .filter(([, column]) => column in changed)
    .map(([cell, column]) => ({
      field: columnTitles[cell],
      from: found.account[column],
      to: person[cell] ?? null,
    }))
  if (found.account.agencyId === person.agency.id) return fields
  return [...fields, { field: columnTitles.agency, from: found.agency?.name ?? null, to: person.agency.name }]
}

/** The roles of a line that the account does not hold yet in that agency. */
export const newRoles = (person: ListedPerson, grants: readonly RoleGrant[]): string[] =>
  person.roles.filter(
    (role) => !grants.some((grant) => grant.role === role && grant.agencyId === person.agency.id),
  )

/** Runs a check that refuses by throwing, and gives its sentence as a fault of a column. */
const faultOf = (column: 'roles' | 'identifier', check: () => void): LineFault[] => {
  try {
    check()
    return []
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const code = error.code in identityMessages ? error.code : 'identity.beyond-scope'
    return [lineFault(column, code as keyof typeof identityMessages, error.details as Record<string, Text>)]
  }
}

/** What stands against the roles that a line asks for; grants that end with a change of agency do not count. */
export const roleFaults = (
  person: ListedPerson,
  held: readonly RoleGrant[],
  terms: ComparisonTerms,
): LineFault[] => {
  const wanted = newRoles(person, held)
  if (wanted.length === 0) return []
  if (!terms.decisionNumber) return [lineFault('roles', 'identity.import-decision-missing')]
  const range = { validFrom: terms.validFrom, validTo: null }
  const agencyId = person.agency.id
  const asGrants = wanted.map((role) => ({ ...range, role, agencyId, id: '', includesChildren: true }))
  return asGrants.flatMap((grant, index) =>
    faultOf('roles', () => {
      assertGrantable(terms.actor, grant.role, agencyId)
      assertFitsHeld([...held, ...asGrants.slice(0, index)], grant)
    }),
  )
}

/** What stands against changing an account that exists: closed, out of scope, or beyond the importer's reach. */
export const accountFaults = (
  person: ListedPerson,
  { account, grants }: ComparedAccount,
  terms: ComparisonTerms,
): LineFault[] => {
  const { username } = account
  // says no more than that the person has an account: where, is not the importer's business
  if (!mayAdminister(terms.actor, manageAccounts, account.agencyId))
    return [lineFault('identifier', 'identity.account-exists')]
  if (account.status === 'closed')
    return [lineFault('identifier', 'identity.import-account-closed', { username })]
  if (person.username !== undefined && person.username !== username)
    return [lineFault('username', 'identity.import-username-differs', { username })]
  return faultOf('identifier', () => requireWithinReach(terms.actor, manageAccounts, grants))
}
