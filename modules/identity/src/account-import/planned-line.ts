// SPDX-License-Identifier: Apache-2.0
import { freeUsername, usernameStem } from '../account/username.ts'
import type { ImportLine } from '../contract/index.ts'
import { roleTitle } from '../grant/role-titles.ts'
import { type ComparedAccount, fieldChanges, newRoles } from './compare-person.ts'
import { type LineFault, type ListedPerson, lineFault, writtenAgency } from './judge-person.ts'
import type { WrittenPerson } from './read-personnel-list.ts'

/** One line of the comparison, with what applying it needs. */
export interface PlannedLine {
  readonly line: ImportLine
  readonly person?: ListedPerson
  readonly found?: ComparedAccount
}

const emptyLine = {
  username: null,
  agencyName: null,
  position: null,
  changes: [],
  roles: [],
  errors: [],
} satisfies Partial<ImportLine>

/** A line that cannot be applied, with what is wrong with it. */
export const errorLine = (written: WrittenPerson, errors: LineFault[]): PlannedLine => ({
  line: {
    ...emptyLine,
    row: written.row,
    kind: 'error',
    displayName: written.cells.displayName ?? '',
    agencyName: writtenAgency(written) || null,
    errors,
  },
})

const chooseUsername = (person: ListedPerson, usernames: Set<string>): string | LineFault => {
  if (person.username && usernames.has(person.username))
    return lineFault('username', 'identity.username-taken', { username: person.username })
  const chosen = person.username ?? freeUsername(usernameStem(person.displayName), usernames)
  usernames.add(chosen)
  return chosen
}

/** A person without an account yet; the username is chosen here and taken. */
export const newLine = (
  written: WrittenPerson,
  person: ListedPerson,
  usernames: Set<string>,
): PlannedLine => {
  const username = chooseUsername(person, usernames)
  if (typeof username !== 'string') return errorLine(written, [username])
  return {
    person,
    line: {
      ...emptyLine,
      row: person.row,
      kind: 'new',
      displayName: person.displayName,
      username,
      agencyName: person.agency.name,
      position: person.position ?? null,
      roles: person.roles.map(roleTitle),
    },
  }
}

/** A person with an account: changed or not. */
export const knownLine = (person: ListedPerson, found: ComparedAccount): PlannedLine => {
  const changes = fieldChanges(person, found)
  const roles = newRoles(person, found.grants)
  return {
    person,
    found,
    line: {
      ...emptyLine,
      row: person.row,
      kind: changes.length + roles.length > 0 ? 'changed' : 'unchanged',
      displayName: person.displayName,
      username: found.account.username,
      agencyName: person.agency.name,
      position: person.position ?? found.account.positionTitle,
      changes,
      roles: roles.map(roleTitle),
    },
  }
}

/** A person with an account whom the list does not name. */
export const missingLine = (found: ComparedAccount): PlannedLine => ({
  found,
  line: {
    ...emptyLine,
    row: null,
    kind: 'missing',
    displayName: found.account.displayName,
    username: found.account.username,
    agencyName: found.agency?.name ?? null,
    position: found.account.positionTitle,
  },
})
