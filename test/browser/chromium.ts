// SPDX-License-Identifier: Apache-2.0
import { accessSync, constants } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const found = (process.env['CHROMIUM_PATH'] ? [process.env['CHROMIUM_PATH']] : places).find(runs)

/** Why the browser tests are skipped on this machine, or false when they run; goes into the `skip` of a suite. */
export const noBrowser: string | false = found
  ? false
  : 'no Chromium on this machine: install the package chromium, or set CHROMIUM_PATH to one'

/** Starts the machine's own Chromium in a folder of its own, without anything that calls home. */
export const launchBrowser = async (): Promise<Browser> => {
  if (!found) throw new Error(String(noBrowser))
  return await chromium.launch({
    executablePath: found,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
