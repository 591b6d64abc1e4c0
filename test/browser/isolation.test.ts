// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, describe } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from './chromium.ts'
import { type House, openHouse } from './house.ts'
import { journey } from './journey.ts'
import { settled } from './look-over.ts'
import { loadRows, registerDataset } from './prepared.ts'
import { read, see } from './steps/controls.ts'

const secret = 'Công trình xây dựng trái phép đang theo dõi'

describe('A dataset for its owner only, seen from another agency', { skip: noBrowser }, () => {
  let house: House
  let stranger: Page
  let owner: Page
  let code: string
  const step = journey(() => house)

  before(async () => {
    house = await openHouse()
    const officer = await house.province.signIn('canbo.sxd')
    const head = await house.province.signIn('lanhdao.sxd')
    ;({ code } = await registerDataset(officer, secret, 'private'))
    await loadRows(officer, head, code)
    owner = await house.person('canbo2.sxd')
    stranger = await house.person('canbo.snnmt')
  })
  after(() => house?.close())

  const search = async (page: Page, text: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Tìm kiếm' }).fill(text)
  }

  step('is found by a colleague of the owner, so that what follows proves something', async () => {
    await owner.goto(`/console/du-lieu?q=${encodeURIComponent(secret)}`)
    await owner.getByRole('link', { name: secret }).waitFor()
    await search(owner, secret)
    await owner.getByRole('option', { name: new RegExp(secret) }).waitFor()
    await owner.goto(`/console/du-lieu/${code}?tab=data`)
    await read(owner, '60 kết quả')
  })

  step('is not in the catalogue', async () => {
    await stranger.goto(`/console/du-lieu?q=${encodeURIComponent(secret)}`)
    await settled(stranger)
    await read(stranger, /Không có kết quả khớp bộ lọc|\d+ kết quả/)
    assert.equal(await stranger.getByRole('link', { name: secret }).count(), 0)
  })

  step('is not found by the search', async () => {
    await search(stranger, secret)
    await read(stranger, /^Không thấy|Danh mục/)
    assert.equal(await stranger.getByRole('option', { name: new RegExp(secret) }).count(), 0)
    await stranger.keyboard.press('Escape')
  })

  step('has no page, no rows, no load, no upload', async () => {
    for (const path of ['', '?tab=data', '?tab=batches', '?tab=quality', '/nap', '/lan-nap/1', '/sua']) {
      await stranger.goto(`/console/du-lieu/${code}${path}`)
      await settled(stranger)
      const text = await stranger.getByRole('main').textContent()
      assert.ok(!text?.includes(secret), `${path}: the title is shown`)
      assert.ok(!text?.includes('ho-kinh-doanh.xlsx'), `${path}: the file is named`)
      assert.ok(!/Sở Xây dựng/.test(text ?? ''), `${path}: the owner is named`)
    }
  })

  step('is in no audit that the other agency reads, and on no page of the portal', async () => {
    const reader = await house.person('lanhdao.snnmt')
    await reader.goto('/console/nhat-ky')
    await see(reader, 'Nhật ký hoạt động')
    await settled(reader)
    assert.ok(!(await reader.getByRole('main').textContent())?.includes(secret))
    const citizen = await house.visitor()
    for (const path of ['/du-lieu', '/danh-muc-du-lieu']) {
      await citizen.goto(`${path}?q=${encodeURIComponent(secret)}`)
      assert.equal(await citizen.getByRole('link', { name: secret }).count(), 0, path)
    }
    assert.equal((await citizen.goto(`/du-lieu/${code}`))?.status(), 404)
  })

  step('nothing went wrong in any of the browsers', () => assert.deepEqual(house.faults, []))
})
