// SPDX-License-Identifier: Apache-2.0
import { AppError } from '@tinhso/kernel/errors'
import { button, errorSummary, type FormError, field, html, notice } from '@tinhso/kernel/html'
import { definePage, type Page } from '@tinhso/kernel/http'
import { deviceLabel } from '../session/device-label.ts'
import { setSessionCookie } from '../session/session-cookie.ts'
import { type FormCall, faultOf, frame, wantsPage } from './page-frame.ts'
import { homePath, safeReturnPath } from './return-path.ts'
import { type SignInParts, signIn } from './sign-in.ts'
import { signInText as text } from './sign-in-text.ts'

const url = '/dang-nhap'

interface Shown {
  readonly username?: string | undefined
  readonly returnPath: string | null
  readonly errors?: readonly FormError[]
  readonly signedOut?: boolean
}

const body = ({ locale }: FormCall, shown: Shown) => {
  const errorAt = (name: string) => shown.errors?.find((error) => error.field === name)?.message
  return html`${errorSummary(locale, shown.errors ?? [])}
${shown.signedOut ? notice('success', html`<p>${text.signedOut[locale]}</p>`) : null}
<h1>${text.signIn[locale]}</h1>
<p class="lead">${text.purpose[locale]} <a href="/">${text.openData[locale]}</a></p>
<div class="columns"><form method="post" action="${url}" novalidate>
${shown.returnPath ? html`<input type="hidden" name="tiep" value="${shown.returnPath}">` : null}
${field(locale, { name: 'ten-dang-nhap', label: text.username[locale], value: shown.username, autocomplete: 'username', maxlength: 100, error: errorAt('ten-dang-nhap') })}
${field(locale, { name: 'mat-khau', label: text.password[locale], type: 'password', autocomplete: 'current-password', maxlength: 200, error: errorAt('mat-khau') })}
${button({ label: text.signInButton[locale] })}
</form>
<aside class="side"><h2>${text.forgotten[locale]}</h2>
<p>${text.forgottenHelp[locale]}</p>
<h2>${text.carefulTitle[locale]}</h2>
<p>${text.careful[locale]}</p></aside></div>`
}

const emptyFields = ({ locale }: FormCall, username: string, password: string): FormError[] => [
  ...(username ? [] : [{ field: 'ten-dang-nhap', message: text.fillUsername[locale] }]),
  ...(password ? [] : [{ field: 'mat-khau', message: text.fillPassword[locale] }]),
]

const show = (parts: SignInParts, call: FormCall, shown: Shown) =>
  frame(parts.kernel, call, {
    title: text.signIn[call.locale],
    path: shown.returnPath ? `${url}?tiep=${encodeURIComponent(shown.returnPath)}` : url,
    width: 'wide',
    body: body(call, shown),
  })

const getPage = (parts: SignInParts) => async (call: FormCall) => {
  const returnPath = safeReturnPath(call.query['tiep'])
  if (call.actor.kind === 'person') return call.reply.redirect(returnPath ?? homePath, 303)
  const session = await parts.sessions.current(call.request)
  if (session?.stage === 'password-change') return call.reply.redirect('/doi-mat-khau', 303)
  return show(parts, call, { returnPath, signedOut: call.query['da-thoat'] === '1' })
}

const attemptOf = async (parts: SignInParts, call: FormCall) => {
  const replaced = await parts.sessions.current(call.request)
  return {
    username: (call.body?.['ten-dang-nhap'] ?? '').normalize('NFC').trim().toLowerCase().slice(0, 100),
    password: (call.body?.['mat-khau'] ?? '').slice(0, 1000),
    address: call.request.ip,
    device: deviceLabel(call.request.headers['user-agent']),
    returnPath: safeReturnPath(call.body?.['tiep']),
    replaces: replaced && { id: replaced.id, accountId: replaced.accountId },
  }
}

const postPage = (parts: SignInParts) => async (call: FormCall) => {
  const attempt = await attemptOf(parts, call)
  const { username, returnPath } = attempt
  const empty = emptyFields(call, username, attempt.password)
  if (empty.length > 0) {
    call.reply.code(422)
    return show(parts, call, { username, returnPath, errors: empty })
  }
  try {
    const result = await signIn(parts, attempt)
    setSessionCookie(call.request, call.reply, result.token)
    const next = result.mustChangePassword ? '/doi-mat-khau' : (returnPath ?? homePath)
    return call.reply.redirect(next, 303)
  } catch (error) {
    if (!(error instanceof AppError) || !wantsPage(call)) throw error
    const message = faultOf(call, error)
    return show(parts, call, { username, returnPath, errors: [{ field: 'ten-dang-nhap', message }] })
  }
}

/** Sign-in, server-rendered and without JavaScript; nothing on it tells whether an account exists. */
export const signInPages = (parts: SignInParts): Page[] => [
  definePage({ url, audience: 'anonymous', title: text.signIn, handle: getPage(parts) }),
  definePage({ url, method: 'POST', audience: 'anonymous', title: text.signIn, handle: postPage(parts) }),
]
