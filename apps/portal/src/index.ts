// SPDX-License-Identifier: Apache-2.0
import type { Config, Profile } from '@tinhso/kernel/config'
import type { HttpParts, Page } from '@tinhso/kernel/http'
import { assetPages } from './asset-pages.ts'
import { createProblemPage } from './problem-page.ts'

/**
 * The public site's shell: files of its look and the pages for problems. The pages themselves come from the modules.
 * @example house.http(createPortal(kernel.profile, kernel.config))
 */
export const createPortal = (
  profile: Profile,
  config: Pick<Config, 'demo'>,
): { pages: Page[]; problemPage: NonNullable<HttpParts['problemPage']> } => ({
  pages: assetPages(profile),
  problemPage: createProblemPage(profile, config),
})
