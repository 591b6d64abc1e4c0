// SPDX-License-Identifier: Apache-2.0
import type { Page } from '@tinhso/kernel/http'
import { apiPage } from './api-page.ts'
import { cataloguePage } from './catalogue-page.ts'
import { datasetPage } from './dataset-page.ts'
import { downloadPages } from './download-pages.ts'
import { homePage } from './home-page.ts'
import { machinePages } from './machine-pages.ts'
import type { PortalParts } from './portal-page.ts'
import { searchPage } from './search-page.ts'
import { textPages } from './text-page.ts'

/** Every page of the portal, all for anyone. */
export const createPortalPages = (parts: PortalParts): Page[] => [
  homePage(parts),
  searchPage(parts),
  datasetPage(parts),
  apiPage(parts),
  cataloguePage(parts),
  ...textPages(parts),
  ...downloadPages(parts),
  ...machinePages(parts),
]
