// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { taxCode } from '../../fixtures/household-businesses.ts'
import { choose, dialog, press } from './controls.ts'

/** Replaces a wrong value everywhere in one field and reads the outcome aloud. */
export const replaceEverywhere = async (
  page: Page,
  change: { field: string; from: string; to: string },
): Promise<string> => {
  await fillReplace(page, change)
  await dialog(page).getByRole('button', { name: 'Thay và kiểm tra lại' }).click()
  const outcome = dialog(page).getByText(/^Đã sửa/)
  await outcome.waitFor()
  return (await outcome.textContent()) ?? ''
}

/** Opens the dialog for many rows that are wrong alike and fills it in. */
export const fillReplace = async (
  page: Page,
  { field, from, to }: { field: string; from: string; to: string },
): Promise<void> => {
  await press(page, 'Sửa hàng loạt')
  await dialog(page).waitFor()
  await choose(page, 'Ở trường', field)
  await dialog(page).getByLabel('Giá trị đang sai').fill(from)
  await page.keyboard.press('Escape')
  await dialog(page).getByLabel('Thay bằng').fill(to)
}

/** Rows in the grid of rows to fix, those that have just passed too. */
export const gridRows = (page: Page) =>
  page.getByRole('region', { name: 'Vì sao cần sửa' }).locator('tbody tr')

/** Writes the right tax code into the n-th row of the grid and waits until there is nothing to write any more. */
export const mendTaxCode = async (page: Page, index: number): Promise<void> => {
  const row = gridRows(page).nth(index)
  const number = Number(await row.getByLabel(/^Số đăng ký, /).inputValue())
  const cell = row.getByLabel(/^Mã số thuế, /)
  await cell.fill(taxCode(number))
  await cell.press('Enter')
  await cell.waitFor({ state: 'hidden' })
}
