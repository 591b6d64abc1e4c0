// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { PublicationService } from '../publication-service.ts'
import type { PublicationView } from '../publication-view.ts'
import { getPublication } from './get-publication.ts'
import { listPublications } from './list-publications.ts'
import { preparePublication } from './prepare-publication.ts'
import { updatePublication } from './update-publication.ts'

/** Steward: the owner's and the focal department's operations; the steps themselves are those of the procedure. */
export const publicationRoutes = (parts: { service: PublicationService; view: PublicationView }): Route[] => [
  listPublications(parts.view),
  getPublication(parts.view),
  preparePublication(parts.service),
  updatePublication(parts.service),
]
