// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, describe } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from './chromium.ts'
import { type House, openHouse } from './house.ts'
import { journey } from './journey.ts'
import { read, see } from './steps/controls.ts'

/** What has the focus: its name, and whether a person can see that it has it (on it, or on the frame around it). */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement
    const frames = [element, element.parentElement, element.parentElement?.parentElement]
    const marked = (frame: Element) => {
      const { outlineStyle, boxShadow } = getComputedStyle(frame)
      return outlineStyle !== 'none' || boxShadow !== 'none'
    }
    const label = element.labels?.[0]?.textContent ?? element.getAttribute('aria-label')
    return {
      name: (label ?? element.textContent ?? '').trim(),
      seen: frames.some((frame) => frame && marked(frame)),
    }
  })

/** Presses Tab until the control of this name has the focus, which must be visible at every stop. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const focus = await focused(page)
    assert.ok(focus.seen, `the focus on “${focus.name}” cannot be seen`)
    if (focus.name.startsWith(name)) return
  }
  assert.fail(`“${name}” is not reached by the Tab key`)
}

describe('By keyboard alone', { skip: noBrowser }, () => {
  let house: House
  let page: Page
  const step = journey(() => house)

  before(async () => {
    house = await openHouse()
    page = await house.visitor()
  })
  after(() => house?.close())

  step('an officer signs in', async () => {
    await page.goto('/dang-nhap')
    await tabTo(page, 'Tên đăng nhập')
    await page.keyboard.type('canbo.sxd')
    await tabTo(page, 'Mật khẩu')
    await page.keyboard.type(house.province.password('canbo.sxd'))
    await page.keyboard.press('Enter')
    await see(page, 'Việc của tôi')
  })

  step('Ctrl-K finds a dataset typed without marks, arrow and Enter open it', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Tìm kiếm' }).waitFor()
    await page.keyboard.type('van ban duoc vien dan')
    const found = page.getByRole('option', { name: /Danh mục văn bản được viện dẫn/ })
    await found.first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    assert.equal(await page.getByRole('option', { selected: true }).count(), 1)
    await page.keyboard.press('Enter')
    await see(page, 'Danh mục văn bản được viện dẫn')
  })

  step(
    'the rows of the dataset are reached by Tab, and the page starts behind a link over the menu',
    async () => {
      await tabTo(page, 'Dữ liệu')
      await page.keyboard.press('Enter')
      await read(page, '171 kết quả')
      await page.reload()
      await read(page, '171 kết quả')
      await page.keyboard.press('Tab')
      assert.equal((await focused(page)).name, 'Đến nội dung chính')
      await page.keyboard.press('Enter')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'content')
    },
  )

  step('in the catalogue “/” goes to the search box and the arrows walk the rows', async () => {
    await page.goto('/console/du-lieu')
    await page.locator('.ts-row-link').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('nen tang so')
    await page.waitForURL(/q=nen/)
    await page.getByRole('link', { name: /Các nền tảng số dùng chung/ }).waitFor()
    await tabTo(page, 'Các nền tảng số dùng chung')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    assert.match((await focused(page)).name, /^Các nền tảng số dùng chung/)
    await page.keyboard.press('Enter')
    await see(page, 'Các nền tảng số dùng chung')
  })

  step('Escape closes what was opened', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Tìm kiếm' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  step('nothing went wrong in the browser', () => assert.deepEqual(house.faults, []))
})
