// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** What axe-core finds against WCAG 2.2 AA on the page as it stands: one line for each element at fault. */
export const accessibilityFaults = async (page: Page): Promise<string[]> => {
  // Through the debugging door, so that the page's own content security policy stays in force.
  await page.evaluate(source)
  const result = await page.evaluate(async (values): Promise<AxeResults> => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    return await axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
  }, tags)
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')} — ${failureSummary}`),
  )
}
