// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { Db, Tx } from '@tinhso/kernel/database'
import type { AccountParts } from '../account/account-parts.ts'
import {
  type Account,
  findAccountsByIdentifier,
  findOpenAccountsOf,
  usernamesLike,
} from '../account/account-store.ts'
import { mayAdminister } from '../account/administration.ts'
import { identifierMac, personalIdentifier } from '../account/personal-identifier.ts'
import { usernameStem } from '../account/username.ts'
import type { AgencyName } from '../agency-directory.ts'
import { grantsOf, type RoleGrant } from '../grant/grant-store.ts'
import { importAccounts } from '../permissions.ts'
import { accountFaults, type ComparedAccount, type ComparisonTerms, roleFaults } from './compare-person.ts'
import { judgePerson, type ListedPerson, lineFault, writtenAgency } from './judge-person.ts'
import { errorLine, knownLine, missingLine, newLine, type PlannedLine } from './planned-line.ts'
import type { PersonnelList, WrittenPerson } from './read-personnel-list.ts'

/** The whole comparison. The fingerprint changes when anything in it does. */
export interface ImportPlan {
  readonly lines: readonly PlannedLine[]
  readonly fingerprint: string
}

interface Known {
  readonly agencies: ReadonlyMap<string, AgencyName>
  readonly accounts: ReadonlyMap<string, ComparedAccount>
  readonly usernames: Set<string>
}

const findAgencies = async (
  { agencies }: AccountParts,
  people: readonly WrittenPerson[],
  { actor }: ComparisonTerms,
) => {
  const found = new Map<string, AgencyName>()
  for (const text of new Set(people.map(writtenAgency).filter(Boolean))) {
    const agency = (await agencies.byCode(text)) ?? (await agencies.byName(text))
    if (agency && mayAdminister(actor, importAccounts, agency.id)) found.set(text, agency)
  }
  return found
}

const openGrants = (grants: readonly RoleGrant[], accountId: string, today: string) =>
  grants.filter(
    (grant) =>
      grant.accountId === accountId && !grant.revokedAt && (grant.validTo === null || today < grant.validTo),
  )

const compareWith = async (
  { kernel, agencies }: AccountParts,
  db: Db | Tx,
  accounts: readonly Account[],
): Promise<ComparedAccount[]> => {
  const grants = await grantsOf(
    db,
    accounts.map(({ id }) => id),
  )
  const names = await agencies.byIds(accounts.map(({ agencyId }) => agencyId))
  return accounts.map((account) => ({
    account,
    agency: names.get(account.agencyId ?? ''),
    grants: openGrants(grants, account.id, kernel.clock.today()),
  }))
}

/** Grants that would outlive the line: those of the agency being left end with it. */
const remaining = (person: ListedPerson, found: ComparedAccount) =>
  found.account.agencyId === person.agency.id
    ? found.grants
    : found.grants.filter(({ agencyId }) => agencyId !== found.account.agencyId)

const planPerson = (
  parts: AccountParts,
  written: WrittenPerson,
  known: Known,
  seen: Map<string, number>,
  terms: ComparisonTerms,
): PlannedLine => {
  const { person, faults } = judgePerson(written, known.agencies.get(writtenAgency(written)))
  if (!person) return errorLine(written, faults)
  const earlier = seen.get(person.identifier)
  if (earlier !== undefined)
    return errorLine(written, [lineFault('identifier', 'identity.import-repeated', { row: earlier })])
  seen.set(person.identifier, person.row)
  const found = known.accounts.get(identifierMac(parts.kernel.keys, person.identifier))
  const against = [
    ...(found ? accountFaults(person, found, terms) : []),
    ...roleFaults(person, found ? remaining(person, found) : [], terms),
  ]
  if (against.length > 0) return errorLine(written, against)
  return found ? knownLine(person, found) : newLine(written, person, known.usernames)
}

/** Persons at home in an agency of the list who are not in it. Accounts of the house itself have no identifier. */
const findMissing = async (parts: AccountParts, db: Db | Tx, known: Known, listed: ReadonlySet<string>) => {
  const agencyIds = [...known.agencies.values()].map(({ id }) => id)
  const accounts = (await findOpenAccountsOf(db, agencyIds)).filter(
    ({ identifierMac, status }) =>
      identifierMac !== null && !listed.has(identifierMac) && status !== 'suspended',
  )
  return (await compareWith(parts, db, accounts)).map(missingLine)
}

/** Compares a personnel list with the accounts there are: new, changed, unchanged, missing, and faulty lines. */
export const planImport = async (
  parts: AccountParts,
  db: Db | Tx,
  list: PersonnelList,
  terms: ComparisonTerms,
): Promise<ImportPlan> => {
  const identifiers = list.people.flatMap(({ cells }) => personalIdentifier(cells.identifier ?? '') ?? [])
  const macs = new Set(identifiers.map((identifier) => identifierMac(parts.kernel.keys, identifier)))
  const accounts = await compareWith(parts, db, await findAccountsByIdentifier(db, [...macs]))
  const stems = list.people.map(
    ({ cells }) => cells.username?.toLowerCase() ?? usernameStem(cells.displayName ?? ''),
  )
  const known: Known = {
    agencies: await findAgencies(parts, list.people, terms),
    accounts: new Map(accounts.map((found) => [found.account.identifierMac!, found])),
    usernames: await usernamesLike(db, [...new Set(stems)]),
  }
  const seen = new Map<string, number>()
  const lines = [
    ...list.people.map((written) => planPerson(parts, written, known, seen, terms)),
    ...(await findMissing(parts, db, known, macs)),
  ]
  const content = JSON.stringify(lines.map(({ line }) => line))
  return { lines, fingerprint: createHash('sha256').update(content).digest('hex') }
}
