// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { settled } from '../../test/browser/look-over.ts'
import { slimPng } from './slim-png.ts'

const folder = fileURLToPath(new URL('../../docs/huong-dan/hinh/', import.meta.url))
const largestBytes = 150 * 1024

/** Desk and phone of the pictures. */
export const desk = { width: 1280, height: 800 }
export const phone = { width: 360, height: 740 }

const frame = { outline: '3px solid #b45309', 'outline-offset': '3px' }

const setFrame = (element: Locator, style: Record<string, string>) =>
  element.evaluate((node, given) => {
    for (const [name, value] of Object.entries(given)) (node as HTMLElement).style.setProperty(name, value)
  }, style)

/**
 * Writes what stands on the screen to `docs/huong-dan/hinh/NAME.png`, with a frame round the control that the text
 * speaks of. Fails when the picture is heavier than a manual on a slow line can bear.
 */
export const take = async (page: Page, name: string, spokenOf?: Locator): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  await page.mouse.move(0, 0)
  await settled(page)
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  if (spokenOf) {
    await spokenOf.scrollIntoViewIfNeeded()
    await setFrame(spokenOf, frame)
  }
  const picture = slimPng(await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' }))
  writeFileSync(join(folder, `${name}.png`), picture)
  if (spokenOf) await setFrame(spokenOf, { outline: '', 'outline-offset': '' })
  if (picture.length > largestBytes) throw new Error(`${name}.png has ${picture.length} bytes`)
  process.stdout.write(`${name}.png ${Math.round(picture.length / 1024)} kB\n`)
}
