// SPDX-License-Identifier: Apache-2.0
import { fill, type Text } from '@tinhso/kernel/i18n'
import { fold } from '@tinhso/kernel/search'
import { personalIdentifier } from '../account/personal-identifier.ts'
import { writtenUsername } from '../account/username.ts'
import type { AgencyName } from '../agency-directory.ts'
import { identityMessages, officialRoles } from '../contract/index.ts'
import { roleTitle } from '../grant/role-titles.ts'
import { type ColumnMeaning, columnTitles } from './columns.ts'
import type { WrittenPerson } from './read-personnel-list.ts'

/** A fault of one line, with the column it stands in. */
export interface LineFault {
  readonly column: string
  readonly message: Text
}

/** A line that could be understood. A column the file lacks, or an empty cell, is undefined: it changes nothing. */
export interface ListedPerson {
  readonly row: number
  readonly displayName: string
  readonly identifier: string
  readonly agency: AgencyName
  readonly position?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly username?: string | undefined
  readonly roles: readonly string[]
}

/** Writes a fault in both languages. */
export const lineFault = (
  column: ColumnMeaning,
  code: keyof typeof identityMessages,
  values: Readonly<Record<string, string | number | Text>> = {},
): LineFault => {
  const say = (locale: 'vi' | 'en') => {
    const texts = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? value[locale] : value,
    ])
    return fill(identityMessages[code][locale], Object.fromEntries(texts))
  }
  return { column: columnTitles[column].vi, message: { vi: say('vi'), en: say('en') } }
}

const rolesByName = new Map(
  officialRoles.flatMap((role) => [
    [role as string, role],
    [fold(roleTitle(role).vi), role],
  ]),
)

const readRoles = (text: string | undefined) => {
  const names = (text ?? '').split(/[;,\n]/).map((name) => name.trim())
  const read = names.filter(Boolean).map((name) => ({
    name,
    role: rolesByName.get(name) ?? rolesByName.get(fold(name)),
  }))
  return {
    roles: [...new Set(read.flatMap(({ role }) => (role ? [role] : [])))],
    unknown: read.filter(({ role }) => !role).map(({ name }) => name),
  }
}

/** The agency a line names by code or else by name, among those the importer may fill; undefined when there is none. */
export const writtenAgency = ({ cells }: WrittenPerson): string => cells.agencyCode ?? cells.agency ?? ''

/** Understands a line, or tells everything that is wrong with it. */
export const judgePerson = (
  written: WrittenPerson,
  agency: AgencyName | undefined,
): { person?: ListedPerson; faults: LineFault[] } => {
  const { cells, row } = written
  const identifier = personalIdentifier(cells.identifier ?? '')
  const username = cells.username === undefined ? undefined : writtenUsername(cells.username)
  const { roles, unknown } = readRoles(cells.roles)
  const faults: LineFault[] = [
    ...(cells.displayName ? [] : [lineFault('displayName', 'identity.import-name-missing')]),
    ...(identifier ? [] : [lineFault('identifier', 'identity.wrong-identifier')]),
    ...(agency
      ? []
      : [lineFault('agency', 'identity.import-agency-unknown', { agency: writtenAgency(written) })]),
    ...(username === null
      ? [lineFault('username', 'identity.import-wrong-username', { username: cells.username ?? '' })]
      : []),
    ...(cells.email && !/^[^@\s]+@[^@\s]+$/.test(cells.email)
      ? [lineFault('email', 'identity.import-wrong-email', { email: cells.email })]
      : []),
    ...unknown.map((role) => lineFault('roles', 'identity.role-unknown', { role })),
  ]
  if (faults.length > 0 || !identifier || !agency) return { faults }
  return {
    faults,
    person: {
      row,
      identifier,
      agency,
      roles,
      displayName: cells.displayName!,
      position: cells.position,
      email: cells.email,
      phone: cells.phone,
      username: username ?? undefined,
    },
  }
}
