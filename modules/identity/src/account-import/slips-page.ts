// SPDX-License-Identifier: Apache-2.0
import { type Person, requirePermission } from '@tinhso/kernel/access'
import { localDate } from '@tinhso/kernel/clock'
import { button, facts, type Html, html, notice } from '@tinhso/kernel/html'
import { definePage, type Page } from '@tinhso/kernel/http'
import { defineMessages, type Locale, translate } from '@tinhso/kernel/i18n'
import type { AccountParts } from '../account/account-parts.ts'
import { importAccounts } from '../permissions.ts'
import { csrfField, type FormCall, frame } from '../sign-in/page-frame.ts'
import { issueSlips, type PrintedSlip, waitingMembers } from './issue-slips.ts'

const url = '/tai-khoan/phieu/:batch'

const text = defineMessages({
  title: { vi: 'Phiếu mật khẩu dùng một lần', en: 'One-time password slips' },
  purpose: {
    vi: '{waiting} trong {total} người của danh sách “{file}” chưa đăng nhập lần đầu.',
    en: '{waiting} of {total} people of the list “{file}” have not signed in yet.',
  },
  warning: {
    vi: 'Mật khẩu chỉ hiện một lần và không được lưu ở đâu. Chuẩn bị máy in trước khi bấm. Phiếu đã in trước đó của những người này sẽ hết hiệu lực.',
    en: 'The passwords are shown once and stored nowhere. Have the printer ready. Slips printed earlier for these people become worthless.',
  },
  issue: { vi: 'Tạo phiếu cho {waiting} người', en: 'Make slips for {waiting} people' },
  none: {
    vi: 'Mọi người trong danh sách đã đăng nhập, không còn phiếu nào cần in.',
    en: 'Everybody on the list has signed in; there is no slip to print.',
  },
  printNow: {
    vi: 'In trang này ngay (Ctrl + P), cắt từng phiếu và trao tận tay. Rời trang là không xem lại được.',
    en: 'Print this page now (Ctrl + P), cut the slips and hand them over in person. They cannot be shown again.',
  },
  name: { vi: 'Họ và tên', en: 'Name' },
  agency: { vi: 'Cơ quan', en: 'Agency' },
  address: { vi: 'Địa chỉ đăng nhập', en: 'Address' },
  username: { vi: 'Tên đăng nhập', en: 'Username' },
  password: { vi: 'Mật khẩu dùng một lần', en: 'One-time password' },
  afterwards: {
    vi: 'Sau khi đăng nhập, hệ thống yêu cầu đặt mật khẩu riêng. Hủy phiếu này ngay sau đó.',
    en: 'After signing in you are asked for a password of your own. Destroy this slip then.',
  },
  until: { vi: 'Dùng trước ngày', en: 'To be used before' },
})

const day = (instant: string | null) =>
  instant === null ? '' : localDate(new Date(instant)).split('-').reverse().join('/')

const slipBlock = (locale: Locale, address: string, slip: PrintedSlip): Html =>
  html`<section class="slip">${facts([
    [text.name[locale], slip.displayName],
    [text.agency[locale], slip.agencyName],
    [text.address[locale], address],
    [text.username[locale], html`<code>${slip.username}</code>`],
    [text.password[locale], html`<code>${slip.oneTimePassword ?? ''}</code>`],
    [text.until[locale], day(slip.validUntil)],
  ])}<p class="muted">${text.afterwards[locale]}</p></section>`

const personOf = ({ actor }: FormCall): Person => {
  requirePermission(actor, importAccounts)
  return actor as Person
}

const getPage = (parts: AccountParts) => async (call: FormCall) => {
  const { locale } = call
  const id = call.params['batch'] ?? ''
  const { stored, waiting, total } = await waitingMembers(parts, personOf(call), id)
  const values = { waiting: waiting.length, total, file: stored.fileName }
  const form = html`${notice('warning', html`<p>${text.warning[locale]}</p>`)}
<form method="post" action="/tai-khoan/phieu/${stored.id}">${csrfField(call)}
${button({ label: translate(text.issue, locale, values) })}</form>`
  const body = html`<h1>${text.title[locale]}</h1>
<p>${translate(text.purpose, locale, values)}</p>
${waiting.length > 0 ? form : html`<p>${text.none[locale]}</p>`}`
  return frame(parts.kernel, call, { title: text.title[locale], path: call.request.url, body })
}

const postPage = (parts: AccountParts) => async (call: FormCall) => {
  const { locale } = call
  const slips = await issueSlips(parts, personOf(call), call.params['batch'] ?? '')
  const address = `${parts.kernel.config.publicUrl}/dang-nhap`
  const body = html`<h1>${text.title[locale]}</h1>
<div class="unprinted">${notice('warning', html`<p>${text.printNow[locale]}</p>`)}</div>
${slips.map((slip) => slipBlock(locale, address, slip))}`
  return frame(parts.kernel, call, { title: text.title[locale], path: call.request.url, body })
}

/** The printed slips of an import: the passwords appear once, in the answer to the button. */
export const slipsPages = (parts: AccountParts): Page[] => [
  definePage({ url, audience: 'signedIn', title: text.title, handle: getPage(parts) }),
  definePage({ url, method: 'POST', audience: 'signedIn', title: text.title, handle: postPage(parts) }),
]
