// SPDX-License-Identifier: Apache-2.0
import { AppError } from '@tinhso/kernel/errors'
import { button, errorSummary, type FormError, field, html } from '@tinhso/kernel/html'
import { definePage, type Page } from '@tinhso/kernel/http'
import { translate } from '@tinhso/kernel/i18n'
import { changePassword } from '../password/change-password.ts'
import { deviceLabel } from '../session/device-label.ts'
import { setSessionCookie } from '../session/session-cookie.ts'
import type { SessionWithAccount } from '../session/session-store.ts'
import { csrfField, type FormCall, faultOf, frame, wantsPage } from './page-frame.ts'
import { homePath } from './return-path.ts'
import type { SignInParts } from './sign-in.ts'
import { signInText as text } from './sign-in-text.ts'

const url = '/doi-mat-khau'
const names = { current: 'mat-khau-dang-dung', chosen: 'mat-khau-moi', repeated: 'nhap-lai' } as const

const body = (parts: SignInParts, call: FormCall, session: SessionWithAccount, error?: FormError) => {
  const { locale } = call
  const first = session.stage === 'password-change'
  const length = parts.kernel.profile.security.passwordLength
  const box = (name: keyof typeof names, label: string, more: { help?: string; autocomplete: string }) =>
    field(locale, {
      name: names[name],
      label,
      type: 'password',
      maxlength: 200,
      error: error?.field === names[name] ? error.message : undefined,
      ...more,
    })
  return html`${errorSummary(locale, error ? [error] : [])}
<h1>${text.changeTitle[locale]}</h1>
<p>${text.signOutAs[locale].replace('{name}', session.displayName)} ${first ? text.changeFirst[locale] : text.changeOwn[locale]}</p>
<form method="post" action="${url}" novalidate>${csrfField(call)}
<input type="text" name="username" value="${session.username}" autocomplete="username" hidden readonly>
${first ? null : box('current', text.currentPassword[locale], { autocomplete: 'current-password' })}
${box('chosen', text.newPassword[locale], { autocomplete: 'new-password', help: translate(text.newPasswordHelp, locale, { length }) })}
${box('repeated', text.repeatPassword[locale], { autocomplete: 'new-password' })}
${button({ label: text.changeButton[locale] })}
</form>`
}

const show = (parts: SignInParts, call: FormCall, session: SessionWithAccount, error?: FormError) =>
  frame(parts.kernel, call, {
    title: text.changeTitle[call.locale],
    path: url,
    body: body(parts, call, session, error),
  })

const fieldOf = (code: string): string => {
  if (code === 'identity.password-mismatch') return names.repeated
  return code.startsWith('identity.password-') ? names.chosen : names.current
}

const getPage = (parts: SignInParts) => async (call: FormCall) => {
  const session = await parts.sessions.current(call.request)
  return session ? show(parts, call, session) : call.reply.redirect('/dang-nhap', 303)
}

const postPage = (parts: SignInParts) => async (call: FormCall) => {
  const session = await parts.sessions.current(call.request)
  if (!session) return call.reply.redirect('/dang-nhap', 303)
  const typed = (name: keyof typeof names) => (call.body?.[names[name]] ?? '').slice(0, 1000)
  try {
    const token = await changePassword(parts, {
      session,
      current: session.stage === 'password-change' ? null : typed('current'),
      chosen: typed('chosen'),
      repeated: typed('repeated'),
      address: call.request.ip,
      device: deviceLabel(call.request.headers['user-agent']),
    })
    setSessionCookie(call.request, call.reply, token)
    return call.reply.redirect(session.returnPath ?? homePath, 303)
  } catch (error) {
    if (!(error instanceof AppError) || !wantsPage(call)) throw error
    return show(parts, call, session, { field: fieldOf(error.code), message: faultOf(call, error) })
  }
}

/** The change of a password: forced after a one-time one, or on the person's own wish. */
export const changePasswordPages = (parts: SignInParts): Page[] => [
  definePage({ url, audience: 'anonymous', title: text.changeTitle, handle: getPage(parts) }),
  definePage({
    url,
    method: 'POST',
    audience: 'anonymous',
    title: text.changeTitle,
    handle: postPage(parts),
  }),
]
