// SPDX-License-Identifier: Apache-2.0
import type { Config, Profile } from '@tinhso/kernel/config'
import { button, html } from '@tinhso/kernel/html'
import type { HttpParts } from '@tinhso/kernel/http'
import { defineMessages, type Locale } from '@tinhso/kernel/i18n'
import { portalFrame } from '@tinhso/open-data/portal'

const text = defineMessages({
  missing: { vi: 'Không tìm thấy trang', en: 'Page not found' },
  forbidden: { vi: 'Không có quyền xem trang này', en: 'You may not see this page' },
  gone: { vi: 'Nội dung đã được thu hồi', en: 'This was withdrawn' },
  tooMany: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
  refused: { vi: 'Chưa thực hiện được', en: 'This could not be done' },
  failed: { vi: 'Hệ thống gặp lỗi', en: 'The system failed' },
  toSearch: { vi: 'Tìm dữ liệu', en: 'Search data' },
  toHome: { vi: 'Về trang chủ', en: 'Go to the home page' },
  reference: { vi: 'Mã để báo lỗi', en: 'Reference to quote' },
})

const titles: Readonly<Record<number, { vi: string; en: string }>> = {
  403: text.forbidden,
  404: text.missing,
  410: text.gone,
  429: text.tooMany,
}

const titleOf = (status: number, locale: Locale) =>
  (titles[status] ?? (status >= 500 ? text.failed : text.refused))[locale]

/** Renders problems as pages of the site, for people; the machine's problem document stays as it is. */
export const createProblemPage =
  (profile: Profile, config: Pick<Config, 'demo'>): NonNullable<HttpParts['problemPage']> =>
  (problem, { locale, actor, path }) => {
    const title = titleOf(problem.status, locale)
    const body = html`<h1>${title}</h1>
<p class="lead">${problem.detail}</p>
<p class="actions">${button({ label: text.toSearch[locale], url: '/du-lieu' })} ${button({ label: text.toHome[locale], url: '/', kind: 'secondary' })}</p>
${problem.status >= 500 ? html`<p class="muted">${text.reference[locale]}: <code>${problem.reference}</code></p>` : null}`
    return String(
      portalFrame({
        profile,
        demo: config.demo,
        locale,
        actor,
        path,
        title,
        body,
        width: 'narrow',
        noIndex: true,
      }),
    )
  }
