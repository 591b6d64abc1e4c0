// SPDX-License-Identifier: Apache-2.0
import { catalogConsole } from '@tinhso/catalog/console'
import type { ConsoleModule } from '@tinhso/kernel/ui'
import { organisationsConsole } from '@tinhso/organisations/console'
import { warehouseConsole } from '@tinhso/warehouse/console'

/** The modules whose pages the console shows; the order has no meaning, each entry carries its own. */
export const modules: ConsoleModule[] = [organisationsConsole, catalogConsole, warehouseConsole]
