// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import type { House } from '../../test/browser/house.ts'
import { press, read, see } from '../../test/browser/steps/controls.ts'
import { desk, phone, take } from './camera.ts'

const round = /Nhà ở cần sửa chữa/

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first()

/** An officer of a commune fills in at a computer and hands it to the leader, who sends it. */
export const contributing = async (house: House): Promise<void> => {
  const officer = await house.person('canbo.xa01', { viewport: desk })
  await press(officer, 'Việc thu thập')
  await see(officer, 'Việc thu thập')
  await officer.getByRole('link', { name: round }).first().click()
  await read(officer, 'Đã lưu mọi thay đổi')
  await take(officer, 'viec-thu-thap', button(officer, 'Trình lãnh đạo duyệt'))
  await press(officer, 'Trình lãnh đạo duyệt')
  await read(officer, /đã nhập xong và trình duyệt/)
  const leader = await house.person('lanhdao.xa01', { viewport: desk })
  await press(leader, 'Việc thu thập')
  await see(leader, 'Việc thu thập')
  await leader.getByRole('link', { name: round }).first().click()
  await press(leader, 'Duyệt và gửi')
  await read(leader, /đã duyệt và gửi lúc/)
}

/** Another commune fills in the form on a telephone. */
export const onThePhone = async (house: House): Promise<void> => {
  const officer = await house.person('canbo.xa02', { viewport: phone, isMobile: true, hasTouch: true })
  await officer.goto('/phieu')
  await officer.getByRole('link', { name: round }).click()
  const row = officer.locator('[data-row]').first()
  await row.locator('summary').click()
  const houses = row.getByLabel(/^Số nhà cần sửa/)
  await houses.fill('15')
  await houses.blur()
  await officer
    .locator('#tinh-trang')
    .filter({ hasText: /Đã lưu trên máy chủ/ })
    .waitFor()
  await officer.evaluate(() =>
    window.scrollTo(0, document.querySelector('[data-row]')!.getBoundingClientRect().top + scrollY),
  )
  await take(officer, 'phieu-dien-thoai')
}

/** The owner opens a round and follows the one that is under way. */
export const followingRounds = async (house: House): Promise<void> => {
  const owner = await house.person('canbo.sxd', { viewport: desk })
  await press(owner, 'Đợt thu thập')
  await press(owner, 'Mở đợt thu thập')
  await see(owner, 'Mở đợt thu thập')
  await take(owner, 'mo-dot')
  await press(owner, 'Đợt thu thập')
  await see(owner, 'Đợt thu thập')
  await owner.getByRole('link', { name: round }).first().click()
  await read(owner, 'UBND xã Thực hành 01')
  await take(owner, 'dot-thu-thap')
}
