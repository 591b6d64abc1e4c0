// SPDX-License-Identifier: Apache-2.0
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { House } from './house.ts'

/** A picture of every page that is open, so that the reader of a failed run sees what the person saw. */
const takePictures = async (house: House | undefined): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tinhso-browser-failed-'))
  const pages = house?.browser.contexts().flatMap((context) => context.pages()) ?? []
  for (const [index, page] of pages.entries())
    await page.screenshot({ path: join(folder, `page-${index + 1}.png`), fullPage: true })
  return folder
}

/**
 * Steps that build on each other: after one has failed, the rest are skipped, because they could only fail too.
 * @example const step = journey(() => house); step('the officer signs in', async () => { … })
 */
export const journey = (house: () => House | undefined) => {
  let stopped = false
  return (name: string, walk: () => Promise<void> | void): void => {
    test(name, async (context) => {
      if (stopped) return context.skip('an earlier step failed')
      try {
        await walk()
      } catch (fault) {
        stopped = true
        context.diagnostic(`what stood on the screen: ${await takePictures(house())}`)
        throw fault
      }
    })
  }
}
