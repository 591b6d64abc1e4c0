// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, describe } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { accessibilityFaults } from './axe.ts'
import { noBrowser } from './chromium.ts'
import { type House, openHouse } from './house.ts'
import { journey } from './journey.ts'

const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }
const firstLoadLimit = 500_000

interface Line {
  /** Bytes that came over it so far, as they were sent. */
  bytes(): number
  cut(offline: boolean): Promise<unknown>
}

/** A line of 1 Mbit/s with 300 ms delay that can be cut. */
const onWeakLine = async (page: Page): Promise<Line> => {
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  const cut = (offline: boolean) =>
    network.send('Network.emulateNetworkConditions', {
      offline,
      latency: 300,
      downloadThroughput: 125_000,
      uploadThroughput: 125_000,
    })
  await cut(false)
  let bytes = 0
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  return { bytes: () => bytes, cut }
}

const signInForForms = async (page: Page, house: House, username: string): Promise<void> => {
  await page.goto('/dang-nhap?tiep=%2Fphieu')
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill(house.province.password(username))
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { name: 'Phiếu số liệu của đơn vị' }).waitFor()
}

const openForm = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: /Nhà ở cần sửa chữa/ }).click()
  await page.getByRole('heading', { level: 1, name: /Nhà ở cần sửa chữa/ }).waitFor()
}

const typeRow = async (page: Page, hamlet: string, houses: string, cost: string): Promise<void> => {
  const row = page.locator('[data-row]').last()
  await row.getByLabel(/^Thôn, ấp/).fill(hamlet)
  await row.getByLabel(/^Số nhà cần sửa/).fill(houses)
  await row.getByLabel(/^Kinh phí/).fill(cost)
}

const state = (page: Page, words: RegExp) => page.locator('#tinh-trang').filter({ hasText: words }).waitFor()

describe('R-ING-05: the form on a phone, over a weak line that breaks', { skip: noBrowser }, () => {
  let house: House
  let page: Page
  let line: Line
  let rowsBefore = 0
  const step = journey(() => house)

  before(async () => {
    house = await openHouse()
    page = await house.visitor(phone)
    line = await onWeakLine(page)
  })
  after(() => house?.close())

  step('an officer of a commune signs in and opens the form; all of it weighs less than 500 kB', async () => {
    await signInForForms(page, house, 'canbo.xa01')
    await openForm(page)
    await page.waitForLoadState('networkidle')
    const bytes = line.bytes()
    assert.ok(bytes > 10_000 && bytes <= firstLoadLimit, `${bytes} bytes`)
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
    assert.deepEqual(await accessibilityFaults(page), [])
    rowsBefore = await page.locator('[data-row]').count()
  })

  step('what is typed saves by itself, and a wrong value is told at its field', async () => {
    await page.getByRole('button', { name: 'Thêm dòng' }).click()
    await typeRow(page, 'Ấp Thử 1', 'mười', '120')
    await state(page, /Đã lưu trên máy chủ/)
    const row = page.locator('[data-row]').last()
    await row.locator('[data-faults]:not(:empty)').first().waitFor()
    await row.getByLabel(/^Số nhà cần sửa/).fill('10')
    await row.locator('.phieu-wrong').waitFor({ state: 'hidden' })
  })

  step(
    'the line breaks in the middle: the row stays on the phone, also when the page is closed',
    async () => {
      const context = page.context()
      await line.cut(true)
      await page.getByRole('button', { name: 'Thêm dòng' }).click()
      await typeRow(page, 'Ấp Thử 2', '7', '84,5')
      await state(page, /Mất mạng/)
      await page.close()
      page = await context.newPage()
      await onWeakLine(page)
      await page.goto('/phieu')
      await openForm(page)
      await state(page, /Đã lưu trên máy chủ/)
      await page.reload()
      assert.equal(await page.locator('[data-row]').count(), rowsBefore + 2)
      assert.ok(await page.getByText('Ấp Thử 2').first().isVisible())
      assert.equal(await page.evaluate(() => localStorage.length), 0)
    },
  )

  step('the officer sends it to the leader, who approves on a phone', async () => {
    await page.getByRole('button', { name: 'Trình lãnh đạo duyệt' }).click()
    await page.getByText('Chờ lãnh đạo đơn vị duyệt.').waitFor()
    const leader = await house.visitor(phone)
    await signInForForms(leader, house, 'lanhdao.xa01')
    await openForm(leader)
    await leader.getByRole('button', { name: 'Duyệt và gửi' }).click()
    await leader.getByText('Đã gửi. Cảm ơn anh/chị.').waitFor()
    await leader.context().close()
  })

  step('without scripts the same form adds a row, saves and sends', async () => {
    const plain = await house.visitor({ ...phone, javaScriptEnabled: false })
    await signInForForms(plain, house, 'canbo.xa02')
    await openForm(plain)
    await plain.getByRole('button', { name: 'Thêm dòng' }).click()
    await typeRow(plain, 'Ấp Thử 3', '3', '30')
    await plain.getByRole('button', { name: 'Lưu nháp' }).click()
    assert.ok(await plain.getByText('Ấp Thử 3').first().isVisible())
    await plain.getByRole('button', { name: 'Trình lãnh đạo duyệt' }).click()
    await plain.getByText('Chờ lãnh đạo đơn vị duyệt.').waitFor()
    await plain.context().close()
  })

  step('nothing went wrong in the browser but the line that was cut', () =>
    assert.deepEqual(
      house.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault)),
      [],
    ),
  )
})
