// SPDX-License-Identifier: Apache-2.0
import { AppLink, csrfToken, useLanguage, useSession, useTextOf, useTexts } from '@tinhso/kernel/ui'
import { Popover, Segmented } from 'antd'
import { ChevronDown, ExternalLink, LogOut, UserRound } from 'lucide-react'
import { useState } from 'react'
import { shellTexts } from './shell-texts.ts'

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return `${words.length > 1 ? (words[0]?.[0] ?? '') : ''}${words.at(-1)?.[0] ?? ''}`.toUpperCase()
}

/** Who works, for which agency and in which roles; sessions, language, sign-out. */
export function AccountMenu() {
  const t = useTexts(shellTexts)
  const textOf = useTextOf()
  const { account } = useSession()
  const { locale, change } = useLanguage()
  const [open, setOpen] = useState(false)
  const content = (
    <div className="shell-account">
      <div>
        <strong>{account.displayName}</strong>
        {account.agencyName && <p>{account.agencyName}</p>}
        <p className="ts-quiet">{account.roles.map((role) => textOf(role.title)).join(' · ')}</p>
      </div>
      <AppLink to="/tai-khoan-cua-toi" onClick={() => setOpen(false)}>
        <UserRound size={16} aria-hidden /> {t('profile')}
      </AppLink>
      <a href="/">
        <ExternalLink size={16} aria-hidden /> {t('portal')}
      </a>
      <Segmented
        block
        aria-label={t('language')}
        value={locale}
        onChange={change}
        options={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
      />
      <form method="post" action="/dang-xuat">
        <input type="hidden" name="_csrf" value={csrfToken()} />
        <button type="submit">
          <LogOut size={16} aria-hidden /> {t('signOut')}
        </button>
      </form>
    </div>
  )
  return (
    <Popover
      getPopupContainer={(anchor) => anchor.parentElement ?? document.body}
      content={content}
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
    >
      <button type="button" className="shell-account-button" aria-expanded={open}>
        <span className="ts-sr">{t('account')}</span>
        <span className="shell-initials" aria-hidden>
          {initials(account.displayName)}
        </span>
        <span className="shell-account-name">
          <span>{account.displayName}</span>
          <small>{account.agencyName}</small>
        </span>
        <ChevronDown size={16} aria-hidden />
      </button>
    </Popover>
  )
}
