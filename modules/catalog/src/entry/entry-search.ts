// SPDX-License-Identifier: Apache-2.0
import type { Permission } from '@tinhso/kernel/access'
import type { SearchDocument } from '@tinhso/kernel/search'
import { permissions } from '../contract/index.ts'
import { type Entry, isPublic } from './entry.ts'

const rolesOf = ({ allow }: Permission, reach: 'agency' | 'province') =>
  Object.keys(allow).filter((role) => allow[role] === reach)

/** The entry as the search over everything finds it; what is not public is found by those who may open it. */
export const searchDocument = (entry: Entry): SearchDocument => ({
  kind: 'dataset',
  id: entry.id,
  title: entry.title,
  code: entry.code,
  body: [entry.purpose, entry.scope ?? '', ...entry.fields.map(({ title }) => title)].join('\n'),
  url: `/console/du-lieu/${entry.code}`,
  visibility: isPublic(entry) ? 'public' : 'agency',
  agencyId: entry.ownerAgencyId,
  agencyRoles: rolesOf(permissions.seePrivate, 'agency'),
  roles: rolesOf(permissions.seePrivate, 'province'),
})
