// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { header } from '../../fixtures/household-businesses.ts'
import { choose, confirm, dialog, press, read, see } from './controls.ts'

/** What an officer declares of a dataset. */
export interface Declared {
  readonly title: string
  readonly purpose: string
  readonly access: 'Mở' | 'Dùng chung' | 'Dùng riêng'
}

/** Opens the registration from the catalogue and fills it in. */
export const fillRegistration = async (page: Page, { title, purpose, access }: Declared): Promise<void> => {
  await press(page, 'Danh mục dữ liệu')
  await see(page, 'Danh mục dữ liệu')
  await press(page, 'Đăng ký bộ dữ liệu')
  await see(page, 'Đăng ký bộ dữ liệu')
  await page.getByLabel('Tên bộ dữ liệu').fill(title)
  await page.getByLabel('Mục đích', { exact: true }).fill(purpose)
  await choose(page, 'Loại dữ liệu', 'Dữ liệu chuyên ngành')
  await choose(page, 'Lĩnh vực', 'Xây dựng')
  await choose(page, 'Chu kỳ cập nhật', 'Hằng tháng')
  await page.getByLabel('Các trường dữ liệu').fill(header.join('\n'))
  await page.getByLabel('Nguồn dữ liệu').fill('Phòng chuyên môn tổng hợp')
  await choose(page, 'Phạm vi dùng', access)
  if (access === 'Mở') await choose(page, 'Mức bảo mật', 'Công khai')
  await choose(page, 'Dữ liệu cá nhân', 'Dữ liệu cá nhân cơ bản')
  await page.getByLabel('Mục đích xử lý dữ liệu cá nhân').fill('Quản lý đăng ký hộ kinh doanh.')
  await page.getByLabel('Căn cứ pháp lý').fill('000 Đ32')
}

/** Sends the registration, hands its case in and goes on to the dataset; answers the code it was given. */
export const sendRegistration = async (page: Page, { title }: Declared): Promise<string> => {
  await press(page, 'Đăng ký')
  await read(page, 'Bước tiếp theo')
  await press(page, 'Nộp đăng ký')
  await confirm(page, 'Nộp đăng ký')
  await press(page, 'Mở nội dung của hồ sơ')
  await see(page, title)
  return decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '')
}

/** Records the document without which no file is taken. */
export const recordRules = async (page: Page): Promise<void> => {
  await press(page, 'Ghi quy định thu thập')
  await dialog(page).getByLabel('Số, ký hiệu văn bản').fill('12/QĐ-SXD')
  await dialog(page).getByLabel('Ngày ban hành').fill('15/01/2024')
  await page.keyboard.press('Enter')
  await dialog(page).getByLabel('Trích yếu').fill('Quy định thu thập dữ liệu hộ kinh doanh vật liệu xây dựng')
}
