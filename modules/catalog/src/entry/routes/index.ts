// SPDX-License-Identifier: Apache-2.0

import type { Route } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { EntryService } from '../entry-service.ts'
import { changeEntry } from './change-entry.ts'
import { getEntry } from './get-entry.ts'
import { getEntryHistory } from './get-entry-history.ts'
import { listEntries } from './list-entries.ts'
import { listFacets } from './list-facets.ts'
import { recordRules } from './record-rules.ts'

interface Parts {
  readonly kernel: Kernel
  readonly organisations: OrganisationsDoor
  readonly entries: EntryService
}

/** Reading is open to everyone within what they may see; changing is for stewards of the owner. */
export const entryRoutes = ({ kernel, organisations, entries }: Parts): Route[] => [
  listEntries(kernel, organisations),
  listFacets(kernel, organisations),
  getEntry(kernel, organisations, entries),
  getEntryHistory(kernel, entries),
  changeEntry(entries),
  recordRules(entries),
]
