// SPDX-License-Identifier: Apache-2.0
import { button, html } from '@tinhso/kernel/html'
import { definePage, type Page } from '@tinhso/kernel/http'
import { translate } from '@tinhso/kernel/i18n'
import { actorOfAccount } from '../account/actor-of-account.ts'
import { clearSessionCookie } from '../session/session-cookie.ts'
import { csrfField, type FormCall, frame } from './page-frame.ts'
import { homePath } from './return-path.ts'
import type { SignInParts } from './sign-in.ts'
import { signInText as text } from './sign-in-text.ts'

const url = '/dang-xuat'
const afterwards = '/dang-nhap?da-thoat=1'

const getPage = (parts: SignInParts) => async (call: FormCall) => {
  const session = await parts.sessions.current(call.request)
  if (!session) return call.reply.redirect('/dang-nhap', 303)
  const { locale } = call
  const body = html`<h1>${text.signOut[locale]}</h1>
<p>${translate(text.signOutAs, locale, { name: session.displayName })} ${text.signOutQuestion[locale]}</p>
<form method="post" action="${url}">${csrfField(call)}
${button({ label: text.signOut[locale] })} ${button({ label: text.goBack[locale], kind: 'secondary', url: homePath })}</form>`
  return frame(parts.kernel, call, { title: text.signOut[locale], path: url, body })
}

const postPage = (parts: SignInParts) => async (call: FormCall) => {
  const session = await parts.sessions.current(call.request)
  if (session) {
    const actor = actorOfAccount({ ...session, id: session.accountId }, call.request.ip)
    const request = { name: 'identity.sign-out', input: null }
    await parts.kernel.runCommand({ actor }, request, async (command) => {
      const { accountId, username, agencyId } = session
      await parts.sessions.end(command, { accountId, only: session.id, because: 'sign-out' })
      await command.audit({
        action: 'identity.signed-out',
        object: { type: 'account', id: accountId, label: username },
        agencyId,
      })
    })
    parts.sessions.forget()
  }
  clearSessionCookie(call.request, call.reply)
  return call.reply.redirect(afterwards, 303)
}

/** Signing out; the address also works as a link, with one question. */
export const signOutPages = (parts: SignInParts): Page[] => [
  definePage({ url, audience: 'anonymous', title: text.signOut, handle: getPage(parts) }),
  definePage({ url, method: 'POST', audience: 'anonymous', title: text.signOut, handle: postPage(parts) }),
]
