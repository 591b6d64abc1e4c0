// SPDX-License-Identifier: Apache-2.0
import type { SearchDocument } from '@tinhso/kernel/search'
import { type Entry, isPublic } from './entry.ts'

/** The entry as the search over everything finds it; what is not public is found by its agency only. */
export const searchDocument = (entry: Entry): SearchDocument => ({
  kind: 'dataset',
  id: entry.id,
  title: entry.title,
  code: entry.code,
  body: [entry.purpose, entry.scope ?? '', ...entry.fields.map(({ title }) => title)].join('\n'),
  url: `/console/du-lieu/${entry.code}`,
  visibility: isPublic(entry) ? 'public' : 'agency',
  agencyId: entry.ownerAgencyId,
  roles: ['focal-province', 'province-authority', 'auditor'],
})
