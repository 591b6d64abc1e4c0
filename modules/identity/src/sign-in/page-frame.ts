// SPDX-License-Identifier: Apache-2.0
import type { AppError } from '@tinhso/kernel/errors'
import { type Html, type HtmlValue, html, layout, siteProfile } from '@tinhso/kernel/html'
import { type Call, type Page, statusOfError } from '@tinhso/kernel/http'
import { translate } from '@tinhso/kernel/i18n'
import type { Kernel } from '@tinhso/kernel/module'
import { identityMessages } from '../contract/index.ts'

/** What the handler of a page receives. */
export type FormCall = Parameters<Page['handle']>[0]

/** Whether the answer goes to a person; programs get the problem document instead. */
export const wantsPage = ({ request }: FormCall): boolean =>
  (request.headers.accept ?? '').includes('text/html')

/** Sets the status of a refusal and gives its sentence. */
export const faultOf = (call: FormCall, error: AppError): string => {
  call.reply.code(statusOfError(error))
  const retryAfter = error.details['retryAfter']
  if (typeof retryAfter === 'number') call.reply.header('retry-after', retryAfter)
  const text = identityMessages[error.code as keyof typeof identityMessages]
  return text ? translate(text, call.locale, error.details) : error.code
}

/** The province's frame around a page of sign-in; such a page is never kept by browser or proxy. */
export const frame = (
  kernel: Kernel,
  call: FormCall,
  page: { title: string; path: string; body: HtmlValue; width?: 'narrow' | 'wide' },
): Html => {
  call.reply.header('cache-control', 'no-store')
  return layout({
    width: 'narrow',
    ...page,
    locale: call.locale,
    profile: siteProfile(kernel.profile),
    noIndex: true,
    demo: kernel.config.demo,
  })
}

/** The hidden field that proves that a form came from our own page. */
export const csrfField = (call: Pick<Call, 'csrfToken'>): Html | null =>
  call.csrfToken === null ? null : html`<input type="hidden" name="_csrf" value="${call.csrfToken}">`
