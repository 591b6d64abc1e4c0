// SPDX-License-Identifier: Apache-2.0
import { catalog } from '@tinhso/catalog'
import { collection } from '@tinhso/collection'
import { identity } from '@tinhso/identity'
import type { ModuleDefinition } from '@tinhso/kernel/module'
import { legalBasis } from '@tinhso/legal-basis'
import { openData } from '@tinhso/open-data'
import { organisations } from '@tinhso/organisations'
import { quality } from '@tinhso/quality'
import { reference } from '@tinhso/reference'
import { security } from '@tinhso/security'
import { warehouse } from '@tinhso/warehouse'

/** The modules of the product, lowest first. */
export const modules: readonly ModuleDefinition[] = [
  organisations,
  legalBasis,
  identity,
  reference,
  catalog,
  warehouse,
  collection,
  quality,
  openData,
  security,
]
