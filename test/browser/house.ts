// SPDX-License-Identifier: Apache-2.0
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { buildConsole } from '../../apps/launcher/console-build/build-console.ts'
import { openProvince, type Province } from '../acceptance/province.ts'
import { launchBrowser } from './chromium.ts'
import { signIn } from './steps/sign-in.ts'
import { watchContext } from './watch-page.ts'

/** A training province with people who sit before browsers. */
export interface House {
  readonly url: string
  readonly province: Province
  readonly browser: Browser
  /** A page of somebody without a session, in a browser of their own. */
  visitor(options?: BrowserContextOptions): Promise<Page>
  /** A page on which this training account has signed in, as a person does. */
  person(username: string, options?: BrowserContextOptions): Promise<Page>
  /** What happened so far in any of the browsers that must never happen. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

/** Builds the console when its files are missing or old, starts a province and a browser. */
export const openHouse = async (): Promise<House> => {
  await buildConsole()
  const province = await openProvince()
  const browser = await launchBrowser().catch(async (fault) => {
    await province.close()
    throw fault
  })
  const faults: string[] = []
  const visitor = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({
      baseURL: province.url,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    })
    context.setDefaultTimeout(45_000)
    watchContext(context, province.url, faults)
    return await context.newPage()
  }
  return {
    url: province.url,
    province,
    browser,
    faults,
    visitor,
    person: async (username, options) => {
      const page = await visitor(options)
      await signIn(page, username, province.password(username))
      return page
    },
    close: async () => {
      await browser.close()
      await province.close()
    },
  }
}
