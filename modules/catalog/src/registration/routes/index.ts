// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { EntryService } from '../../entry/entry-service.ts'
import type { RegistrationService } from '../registration-service.ts'
import { findLikelyDuplicates } from './find-duplicates.ts'
import { listDuplicates } from './list-duplicates.ts'
import { registerEntry } from './register-entry.ts'

interface Parts {
  readonly kernel: Kernel
  readonly organisations: OrganisationsDoor
  readonly entries: EntryService
  readonly registrations: RegistrationService
}

/** Registration is for stewards; the rest of its life is a case of the procedure engine. */
export const registrationRoutes = ({ kernel, organisations, entries, registrations }: Parts): Route[] => [
  registerEntry(organisations, registrations),
  findLikelyDuplicates(organisations, registrations),
  listDuplicates(kernel, organisations, entries),
]
