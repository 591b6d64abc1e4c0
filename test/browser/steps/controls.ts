// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from 'playwright-core'

/** Waits until the page's own title reads so (a state may stand beside it). */
export const see = (page: Page, title: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name: title }).waitFor()

/** Waits until this text stands on the page. */
export const read = (page: Page | Locator, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor()

/** Presses the button or follows the link of this name, whichever of both it is. */
export const press = (page: Page | Locator, name: string): Promise<void> =>
  page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .first()
    .click()

/** Chooses a value in a list that opens. */
export const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await list.getByText(option, { exact: true }).first().click()
  await list.waitFor({ state: 'hidden' })
}

/** The dialog that is open. */
export const dialog = (page: Page): Locator => page.getByRole('dialog')

/** Presses a button of the open dialog and waits until the dialog has closed. */
export const confirm = async (page: Page, name: string): Promise<void> => {
  await dialog(page).getByRole('button', { name, exact: true }).last().click()
  await dialog(page).waitFor({ state: 'hidden' })
}

/** Drops a file on the place that says so, as a hand does from the desktop. */
export const drop = async (page: Page, file: { name: string; bytes: Uint8Array }): Promise<void> => {
  const place = page.locator('.ts-drop')
  await place.waitFor()
  const carried = await page.evaluateHandle(
    ({ name, base64 }) => {
      const transfer = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      transfer.items.add(new File([bytes], name))
      return transfer
    },
    { name: file.name, base64: Buffer.from(file.bytes).toString('base64') },
  )
  await place.dispatchEvent('dragover', { dataTransfer: carried })
  await place.dispatchEvent('drop', { dataTransfer: carried })
  await read(page, file.name)
}
