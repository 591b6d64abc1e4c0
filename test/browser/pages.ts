// SPDX-License-Identifier: Apache-2.0
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const clone = fileURLToPath(new URL('../../', import.meta.url))

const textsOf = (patterns: string[]): string[] =>
  globSync(patterns, { cwd: clone }).map((path) => readFileSync(clone + path, 'utf8'))

/** Every address of the console as its modules declare it, such as `/du-lieu/$code`. */
export const consoleRoutes = (): string[] =>
  textsOf(['modules/*/console/index.tsx', 'apps/console/src/router.tsx']).flatMap((text) =>
    [...text.matchAll(/\bpath: '(\/[^']*)'/g)].map((match) => match[1]!),
  )

/** Every part of a dataset's page as its modules declare it, such as `quality`. */
export const datasetTabs = (): string[] =>
  textsOf(['modules/*/console/index.tsx']).flatMap((text) =>
    [...text.matchAll(/slot: 'datasetPage\.tabs',\s+key: '([^']+)'/g)].map((match) => match[1]!),
  )

/** Every address of the public pages as the portal declares it, such as `/du-lieu/:code`. */
export const portalRoutes = (): string[] =>
  textsOf(['modules/open-data/portal/*-page*.ts']).flatMap((text) =>
    [...text.matchAll(/\b(?:portal|text)Page\(parts, '(\/[^']*)'/g)].map((match) => match[1]!),
  )
