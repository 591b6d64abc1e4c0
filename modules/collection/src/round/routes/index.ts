// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { CollectionParts } from '../../collection-parts.ts'
import { openRoundRoute } from './open-round.ts'

/** The operations of the owner of a dataset. */
export const roundRoutes = (parts: CollectionParts): Route[] => [openRoundRoute(parts)]
