// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from './chromium.ts'
import { type House, openHouse } from './house.ts'
import { journey } from './journey.ts'
import { publishedInventory } from './prepared.ts'
import { see } from './steps/controls.ts'

describe('The portal without JavaScript, on a phone', { skip: noBrowser }, () => {
  let house: House
  let page: Page
  const step = journey(() => house)

  before(async () => {
    house = await openHouse()
    await publishedInventory(house.province)
    page = await house.visitor({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  })
  after(() => house?.close())

  step('a citizen searches from the first page', async () => {
    await page.goto('/')
    await page.getByRole('searchbox').fill('van ban vien dan')
    await page.getByRole('button', { name: 'Tìm' }).click()
    await page.getByRole('link', { name: 'Danh mục văn bản được viện dẫn' }).click()
    await see(page, 'Danh mục văn bản được viện dẫn')
  })

  step('reads the first rows and takes the file', async () => {
    assert.ok((await page.getByRole('table').first().locator('tbody tr').count()) >= 20)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Tải CSV/ }).click(),
    ])
    assert.match(await readFile(await download.path(), 'utf8'), /20\/2023\/QH15/)
  })

  step('opens a version, the API page, the licence, and changes the language', async () => {
    await page.locator('summary').filter({ hasText: 'Phiên bản 1' }).click()
    await page.getByRole('link', { name: 'Hướng dẫn API, kèm ví dụ' }).click()
    await see(page, 'API của “Danh mục văn bản được viện dẫn”')
    await page.goto('/giay-phep?lang=en')
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
    await page.goto('/?lang=vi')
    assert.equal(await page.locator('html').getAttribute('lang'), 'vi')
  })

  step('a page that does not exist says so and leads on', async () => {
    const answer = await page.goto('/du-lieu/khong-co')
    assert.equal(answer?.status(), 404)
    assert.ok((await page.getByRole('main').getByRole('link').count()) > 0)
  })

  step('nothing went wrong in the browser', () => assert.deepEqual(house.faults, []))
})
