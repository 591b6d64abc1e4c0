// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { confirm, press, see } from './controls.ts'

/** Where work waits on “Việc của tôi”. */
export type Waiting = 'Lần nạp dữ liệu đang chờ' | 'Hồ sơ chờ anh/chị xử lý'

/** From “Việc của tôi”, opens the load or the case of this name. */
export const openWork = async (page: Page, waiting: Waiting, title: string): Promise<void> => {
  await press(page, 'Việc của tôi')
  await see(page, 'Việc của tôi')
  const section = page.locator('section').filter({ has: page.getByRole('heading', { name: waiting }) })
  await section
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click()
}

/** Takes a step of the case that is open, and confirms it in the dialog of the same name. */
export const takeStep = async (page: Page, name: string): Promise<void> => {
  await press(page, name)
  await confirm(page, name)
}
