// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { accessibilityFaults } from './axe.ts'

const sizes = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
]

/** Waits until the page has its title and nothing on it is still being read. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.ts-bone, [aria-busy="true"]'))
}

/** What stands in a person's way on the page as it is, on a desk and on a phone: one line for each fault. */
export const lookOver = async (page: Page): Promise<string[]> => {
  const faults: string[] = []
  for (const size of sizes) {
    await page.setViewportSize(size)
    await settled(page)
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (tooWide > 0) faults.push(`at ${size.width}: the page scrolls sideways by ${tooWide} px`)
    for (const fault of await accessibilityFaults(page)) faults.push(`at ${size.width}: ${fault}`)
  }
  await page.setViewportSize(sizes[0]!)
  return faults
}
