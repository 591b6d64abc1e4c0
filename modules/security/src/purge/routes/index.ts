// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { createPurgeView } from '../purge-view.ts'
import { closePurgeRoutes, confirmPurgeRoute } from './decide-purge.ts'
import { proposePurgeRoute } from './propose-purge.ts'
import { readPurges } from './read-purges.ts'
import { searchAgainRoute } from './search-again.ts'

export const purgeRoutes = (kernel: Kernel): Route[] => {
  const view = createPurgeView(kernel)
  return [
    proposePurgeRoute(kernel),
    ...readPurges(view),
    confirmPurgeRoute(kernel),
    ...closePurgeRoutes(kernel),
    searchAgainRoute(kernel, view),
  ]
}
