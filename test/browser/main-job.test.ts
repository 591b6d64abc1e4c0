// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe } from 'node:test'
import type { Page } from 'playwright-core'
import { householdRows, householdWorkbook } from '../fixtures/household-businesses.ts'
import { noBrowser } from './chromium.ts'
import { type House, openHouse } from './house.ts'
import { journey } from './journey.ts'
import { confirm, drop, press, read, see } from './steps/controls.ts'
import { gridRows, mendTaxCode, replaceEverywhere } from './steps/load.ts'
import { openWork, takeStep } from './steps/publication.ts'
import { fillRegistration, recordRules, sendRegistration } from './steps/registration.ts'

const dataset = {
  title: 'Danh sách hộ kinh doanh vật liệu xây dựng',
  purpose: 'Theo dõi hộ kinh doanh vật liệu xây dựng trên địa bàn.',
  access: 'Mở',
} as const

describe('The main job, by hand', { skip: noBrowser }, () => {
  const step = journey(() => house)
  let house: House
  let officer: Page
  let head: Page
  let focal: Page
  let code: string

  before(async () => {
    house = await openHouse()
    officer = await house.person('canbo.sxd')
  })
  after(() => house?.close())

  step('R-CAT-01, R-ING-02: the officer registers the dataset and records its collection rules', async () => {
    await fillRegistration(officer, dataset)
    code = await sendRegistration(officer, dataset)
    await read(officer, 'Chưa ghi quy định thu thập, nên chưa nạp được dữ liệu')
    await recordRules(officer)
    await confirm(officer, 'Ghi quy định')
    await officer.getByRole('button', { name: 'Nạp dữ liệu' }).waitFor()
  })

  step(
    'a spreadsheet of 5 000 rows is dropped, its schema proposed and confirmed, 40 rows are listed with why',
    async () => {
      const bytes = await householdWorkbook(householdRows(5000, { same: 30, single: 10 }))
      await press(officer, 'Nạp dữ liệu')
      await see(officer, 'Nạp dữ liệu')
      await drop(officer, { name: 'ho-kinh-doanh.xlsx', bytes })
      await officer.getByRole('checkbox', { name: 'Tôi cam kết' }).check()
      await press(officer, 'Gửi tệp để kiểm tra')
      await read(officer, 'Cấu trúc đề xuất')
      const schema = officer.getByRole('region', { name: 'Cột trong tệp' })
      assert.equal(await schema.locator('tbody tr').count(), 10)
      const typeOf = (column: string) => schema.locator('tr', { hasText: column }).locator('.wh-type')
      assert.match(String(await typeOf('Mã số thuế').textContent()), /Mã số thuế/)
      assert.match(String(await typeOf('Ngày cấp').textContent()), /Ngày/)
      await press(officer, 'Xác nhận và kiểm tra dữ liệu')

      await read(officer, /Còn 40 dòng cần sửa/)
      await gridRows(officer).nth(39).waitFor()
      assert.equal(await gridRows(officer).count(), 40)
      const reasons = await gridRows(officer).locator('.wh-why').allTextContents()
      assert.equal(reasons.filter((text) => /chữ số kiểm tra/.test(text)).length, 10)
      assert.equal(reasons.filter((text) => /ngày/i.test(text)).length, 30)
    },
  )

  step('R-WH-05: 30 rows are mended at once, 10 by hand, and the load is handed in', async () => {
    const outcome = await replaceEverywhere(officer, {
      field: 'Ngày cấp',
      from: 'chưa rõ',
      to: '01/01/2020',
    })
    assert.equal(outcome, 'Đã sửa 30 dòng: 30 dòng đạt, còn 10 dòng cần sửa.')
    await confirm(officer, 'Đóng')
    await read(officer, /Còn 10 dòng cần sửa/)
    for (let index = 0; index < 10; index += 1) await mendTaxCode(officer, index)
    await read(officer, 'Mọi dòng đều đạt')
    await press(officer, 'Nộp để duyệt')
    await read(officer, 'Đang chờ người khác trong cơ quan duyệt')
    assert.equal(await officer.getByRole('button', { name: 'Duyệt', exact: true }).count(), 0)
  })

  step('R-ING-15: the head finds it in the own work and approves it', async () => {
    head = await house.person('lanhdao.sxd')
    await openWork(head, 'Lần nạp dữ liệu đang chờ', dataset.title)
    await read(head, 'Xem rồi duyệt hoặc trả lại')
    await press(head, 'Duyệt')
    await read(head, 'Dữ liệu đã vào kho')
    await press(head, 'Xem dữ liệu')
    await read(head, '5.000')
  })

  step('R-OPN-06: prepared by the officer, proposed by the head, confirmed by the department', async () => {
    await press(officer, dataset.title)
    await press(officer, 'Công bố')
    await press(officer, 'Chuẩn bị công bố')
    await read(officer, 'Bước tiếp theo')
    await openWork(head, 'Hồ sơ chờ anh/chị xử lý', dataset.title)
    await takeStep(head, 'Đề xuất công bố')
    focal = await house.person('so.khcn')
    await openWork(focal, 'Hồ sơ chờ anh/chị xử lý', dataset.title)
    await takeStep(focal, 'Xác nhận đủ điều kiện công bố')
  })

  step('anyone finds it on the portal, looks at its rows and takes the file', async () => {
    await press(officer, 'Mở nội dung của hồ sơ')
    await press(officer, 'Công bố')
    await officer.getByRole('link', { name: 'Xem trên cổng' }).waitFor()

    const citizen = await house.visitor()
    await citizen.goto('/')
    await citizen.getByRole('searchbox').fill('ho kinh doanh vat lieu')
    await citizen.getByRole('button', { name: 'Tìm' }).click()
    await citizen.getByRole('link', { name: dataset.title }).click()
    await see(citizen, dataset.title)
    await read(citizen, '20 dòng đầu trong 5.000 dòng')
    const [download] = await Promise.all([
      citizen.waitForEvent('download'),
      citizen.getByRole('link', { name: /^Tải CSV/ }).click(),
    ])
    const path = await download.path()
    assert.equal((await readFile(path, 'utf8')).trim().split('\n').length, 5001)
    const { json } = await house.province.visitor().get(`/api/data/${code}/rows?limit=1&count=true`)
    assert.equal(json.total, 5000)
  })

  step('nothing went wrong in any of the browsers', () => assert.deepEqual(house.faults, []))
})
