// SPDX-License-Identifier: Apache-2.0
import type { Text } from '@tinhso/kernel/i18n'
import { roles } from '@tinhso/organisations/contract'
import { agencyAdministratorRole } from '../contract/index.ts'

const titles = new Map<string, Text>(
  [...roles, agencyAdministratorRole].map(({ key, title }) => [key, title]),
)

/** Name of a role in both languages; the key itself for a role that is no longer known. */
export const roleTitle = (role: string): Text => titles.get(role) ?? { vi: role, en: role }
