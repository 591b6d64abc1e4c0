// SPDX-License-Identifier: Apache-2.0
import { writeXlsx } from 'hucre'
import type { Page } from 'playwright-core'
import type { House } from '../../test/browser/house.ts'
import { confirm, dialog, drop, press, read, see } from '../../test/browser/steps/controls.ts'
import { fillReplace, gridRows, mendTaxCode } from '../../test/browser/steps/load.ts'
import { openWork, takeStep } from '../../test/browser/steps/publication.ts'
import { fillRegistration, recordRules } from '../../test/browser/steps/registration.ts'
import { householdRows, householdWorkbook } from '../../test/fixtures/household-businesses.ts'
import { desk, phone, take } from './camera.ts'

const dataset = {
  title: 'Danh sách hộ kinh doanh vật liệu xây dựng',
  purpose: 'Theo dõi hộ kinh doanh vật liệu xây dựng trên địa bàn.',
  access: 'Mở',
} as const

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first()

/** Signing in, the first page, the own password. */
export const signingIn = async (house: House, officer: Page): Promise<void> => {
  const visitor = await house.visitor({ viewport: desk })
  await visitor.goto('/dang-nhap')
  await visitor.getByLabel('Tên đăng nhập').fill('canbo.sxd')
  await take(visitor, 'dang-nhap', button(visitor, 'Đăng nhập'))
  await take(officer, 'viec-cua-toi')
  await officer.keyboard.press('Control+k')
  await officer.getByRole('combobox', { name: 'Tìm kiếm' }).fill('van ban vien dan')
  await officer.getByRole('option').first().waitFor()
  await take(officer, 'tim-kiem')
  await officer.keyboard.press('Escape')
}

/** A dataset from the form to its collection rules. */
export const registering = async (officer: Page): Promise<void> => {
  await fillRegistration(officer, dataset)
  await officer.getByLabel('Tên bộ dữ liệu').scrollIntoViewIfNeeded()
  await officer.evaluate(() => window.scrollTo(0, 0))
  await take(officer, 'dang-ky')
  await press(officer, 'Đăng ký')
  await read(officer, 'Bước tiếp theo')
  await take(officer, 'ho-so-dang-ky', button(officer, 'Nộp đăng ký'))
  await takeStep(officer, 'Nộp đăng ký')
  await press(officer, 'Mở nội dung của hồ sơ')
  await see(officer, dataset.title)
  await recordRules(officer)
  await take(officer, 'quy-dinh-thu-thap', dialog(officer).getByRole('button', { name: 'Ghi quy định' }))
  await confirm(officer, 'Ghi quy định')
}

/** A spreadsheet from the drop to the hand-in, with its rows mended. */
export const loading = async (officer: Page): Promise<void> => {
  const bytes = await householdWorkbook(householdRows(5000, { same: 30, single: 10 }))
  await press(officer, 'Nạp dữ liệu')
  await see(officer, 'Nạp dữ liệu')
  await drop(officer, { name: 'ho-kinh-doanh.xlsx', bytes })
  await officer.getByRole('checkbox', { name: 'Tôi cam kết' }).check()
  await take(officer, 'nap-du-lieu', button(officer, 'Gửi tệp để kiểm tra'))
  await press(officer, 'Gửi tệp để kiểm tra')
  await read(officer, 'Cấu trúc đề xuất')
  await take(officer, 'cau-truc-de-xuat')
  await press(officer, 'Xác nhận và kiểm tra dữ liệu')
  await read(officer, /Còn 40 dòng cần sửa/)
  await gridRows(officer).nth(39).waitFor()
  await take(officer, 'dong-can-sua', button(officer, 'Sửa hàng loạt'))
  await officer.setViewportSize(phone)
  await take(officer, 'dien-thoai-dong-can-sua')
  await officer.setViewportSize(desk)
  await fillReplace(officer, { field: 'Ngày cấp', from: 'chưa rõ', to: '01/01/2020' })
  await take(officer, 'sua-hang-loat', dialog(officer).getByRole('button', { name: 'Thay và kiểm tra lại' }))
  await press(dialog(officer), 'Thay và kiểm tra lại')
  await read(dialog(officer), /^Đã sửa/)
  await confirm(officer, 'Đóng')
  await read(officer, /Còn 10 dòng cần sửa/)
  for (let index = 0; index < 2; index += 1) await mendTaxCode(officer, index)
  await take(
    officer,
    'sua-tung-dong',
    gridRows(officer)
      .nth(2)
      .getByLabel(/^Mã số thuế, /),
  )
  for (let index = 2; index < 10; index += 1) await mendTaxCode(officer, index)
  await read(officer, 'Mọi dòng đều đạt')
  await officer.evaluate(() => window.scrollTo(0, 0))
  await take(officer, 'nop-de-duyet', button(officer, 'Nộp để duyệt'))
  await press(officer, 'Nộp để duyệt')
  await read(officer, 'Đang chờ người khác trong cơ quan duyệt')
}

/** The head approves, the dataset goes public with two more persons. */
export const deciding = async (house: House, officer: Page): Promise<string> => {
  const head = await house.person('lanhdao.sxd', { viewport: desk })
  await openWork(head, 'Lần nạp dữ liệu đang chờ', dataset.title)
  await read(head, 'Xem rồi duyệt hoặc trả lại')
  await take(head, 'duyet', button(head, 'Duyệt'))
  await press(head, 'Duyệt')
  await read(head, 'Dữ liệu đã vào kho')
  await press(officer, dataset.title)
  await press(officer, 'Dữ liệu')
  await read(officer, '5.000 kết quả')
  await take(officer, 'du-lieu-trong-kho')
  await press(officer, 'Công bố')
  await read(officer, 'Các cột được công bố')
  await take(officer, 'chuan-bi-cong-bo', button(officer, 'Chuẩn bị công bố'))
  await press(officer, 'Chuẩn bị công bố')
  await read(officer, 'Bước tiếp theo')
  await openWork(head, 'Hồ sơ chờ anh/chị xử lý', dataset.title)
  await takeStep(head, 'Đề xuất công bố')
  const focal = await house.person('so.khcn', { viewport: desk })
  await openWork(focal, 'Hồ sơ chờ anh/chị xử lý', dataset.title)
  await take(focal, 'xac-nhan-cong-bo', button(focal, 'Xác nhận đủ điều kiện công bố'))
  await takeStep(focal, 'Xác nhận đủ điều kiện công bố')
  await press(officer, 'Mở nội dung của hồ sơ')
  await press(officer, 'Công bố')
  const onPortal = officer.getByRole('link', { name: 'Xem trên cổng' })
  await onPortal.waitFor()
  return (await onPortal.getAttribute('href')) ?? ''
}

/** What a citizen sees, on a desk and on a phone. */
export const onThePortal = async (house: House, address: string): Promise<void> => {
  const citizen = await house.visitor({ viewport: desk })
  await citizen.goto(address)
  await take(citizen, 'tren-cong')
  await citizen.setViewportSize(phone)
  await citizen.goto('/')
  await take(citizen, 'dien-thoai-cong')
}

/** A table as people keep them, and what the platform concludes from it. */
export const understanding = async (officer: Page): Promise<void> => {
  const rows = [
    ['DANH SÁCH DỰ ÁN NHÀ Ở XÃ HỘI'],
    ['ĐVT: triệu đồng'],
    ['STT', 'Tên dự án', 'Xã', 'Ngày khởi công', 'Vốn'],
    ['I', 'Khối nhà ở công nhân'],
    [1, 'Dự án A', 'Xã Tân Lợi', '05.03.2024', '1.234'],
    [2, 'Dự án B', 'nt', '06/04/2024', '2.500'],
    ['II', 'Khối nhà ở thu nhập thấp'],
    [1, 'Dự án C', 'Xã Tân Lợi', '07/05/2024', '-'],
    ['', 'Tổng cộng', '', '', '3.734'],
  ]
  const bytes = await writeXlsx({ sheets: [{ name: 'Bảng', rows }] })
  await officer.goto('/console/du-lieu/giay-phep-xay-dung-nha-o-rieng-le/nap')
  await see(officer, 'Nạp dữ liệu')
  await drop(officer, { name: 'nha-o-xa-hoi.xlsx', bytes })
  await press(officer, 'Gửi tệp để kiểm tra')
  const title = officer.getByRole('heading', { name: 'Nền tảng đã hiểu bảng này thế nào' })
  await title.evaluate((heading) => window.scrollTo(0, heading.getBoundingClientRect().top + scrollY - 80))
  await take(officer, 'nen-tang-da-hieu')
}

/** Accounts of an agency. */
export const accounts = async (house: House): Promise<void> => {
  const administrator = await house.person('quantri.sxd', { viewport: desk })
  await press(administrator, 'Tài khoản')
  await see(administrator, 'Tài khoản')
  await take(administrator, 'tai-khoan')
}
