// SPDX-License-Identifier: Apache-2.0
import { catalogConsole } from '@tinhso/catalog/console'
import { collectionConsole } from '@tinhso/collection/console'
import { identityConsole } from '@tinhso/identity/console'
import type { ConsoleModule } from '@tinhso/kernel/ui'
import { legalBasisConsole } from '@tinhso/legal-basis/console'
import { openDataConsole } from '@tinhso/open-data/console'
import { organisationsConsole } from '@tinhso/organisations/console'
import { qualityConsole } from '@tinhso/quality/console'
import { referenceConsole } from '@tinhso/reference/console'
import { securityConsole } from '@tinhso/security/console'
import { warehouseConsole } from '@tinhso/warehouse/console'

/** The modules whose pages the console shows; the order has no meaning, each entry carries its own. */
export const modules: ConsoleModule[] = [
  organisationsConsole,
  legalBasisConsole,
  referenceConsole,
  identityConsole,
  catalogConsole,
  warehouseConsole,
  qualityConsole,
  collectionConsole,
  openDataConsole,
  securityConsole,
]
