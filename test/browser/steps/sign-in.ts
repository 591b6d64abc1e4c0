// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { see } from './controls.ts'

/** Signs in on the server's own page and waits for “Việc của tôi”. */
export const signIn = async (page: Page, username: string, password: string): Promise<void> => {
  await page.goto('/dang-nhap')
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await see(page, 'Việc của tôi')
}
