// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import type { House } from '../../test/browser/house.ts'
import { confirm, press, read, see } from '../../test/browser/steps/controls.ts'
import { desk, take } from './camera.ts'

/** What the platform knows of the personal data of the dataset that is open. */
export const protecting = async (officer: Page): Promise<void> => {
  await press(officer, 'Dữ liệu cá nhân')
  await read(officer, 'Quét dữ liệu cá nhân trước khi công bố')
  await take(officer, 'du-lieu-ca-nhan')
}

/** The five measures of all datasets, as the focal department sees them. */
export const measuring = async (house: House): Promise<void> => {
  const focal = await house.person('so.khcn', { viewport: desk })
  await press(focal, 'Chất lượng dữ liệu')
  await see(focal, 'Chất lượng dữ liệu')
  await focal.locator('tbody tr').first().waitFor()
  await take(focal, 'chat-luong')
}

/** Two persons let the first load of a dataset be erased. */
export const erasing = async (house: House, code: string): Promise<void> => {
  const lead = await house.person('attt', { viewport: desk })
  await press(lead, 'Tiêu hủy dữ liệu')
  await press(lead, 'Đề nghị tiêu hủy')
  await see(lead, 'Đề nghị tiêu hủy')
  await lead.getByLabel('Mã bộ dữ liệu').fill(code)
  await lead.getByLabel('Số lần nạp').fill('1')
  await lead.getByLabel('Căn cứ pháp lý').fill('Quyết định số 01/QĐ-SXD của Giám đốc Sở')
  await lead.getByLabel('Lý do').fill('Tập huấn: lần nạp có nội dung không được lưu trên nền tảng.')
  await lead.evaluate(() => window.scrollTo(0, 0))
  await take(lead, 'de-nghi-tieu-huy')
  await press(lead, 'Gửi đề nghị')
  await see(lead, 'Tiêu hủy số 1')
  const head = await house.person('lanhdao.sxd', { viewport: desk })
  await press(head, 'Tiêu hủy dữ liệu')
  await head.locator('tbody tr').first().getByRole('link').first().click()
  await see(head, 'Tiêu hủy số 1')
  const agree = head.getByRole('button', { name: 'Xác nhận tiêu hủy', exact: true }).first()
  await agree.waitFor()
  await take(head, 'xac-nhan-tieu-huy', agree)
  await agree.click()
  await confirm(head, 'Xác nhận tiêu hủy')
  await read(head, 'Không còn thấy nội dung đã tiêu hủy')
  await head
    .getByRole('heading', { name: 'Kết quả tìm lại' })
    .evaluate((title) => title.scrollIntoView({ block: 'start' }))
  await take(head, 'ket-qua-tieu-huy')
}
