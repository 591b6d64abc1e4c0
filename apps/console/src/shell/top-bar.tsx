// SPDX-License-Identifier: Apache-2.0
import { AppLink, useSession, useTextOf, useTexts } from '@tinhso/kernel/ui'
import { Menu, Search, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { AccountMenu } from './account-menu.tsx'
import { Mark } from './mark.tsx'
import { NoticeBell } from './notice-bell.tsx'
import { shellTexts } from './shell-texts.ts'

const SearchDialog = lazy(() =>
  import('./search-dialog.tsx').then(({ SearchDialog: found }) => ({ default: found })),
)

/** Name of the platform, search over everything (Ctrl-K), notices and the account. */
export function TopBar({ menuOpen, onMenu }: { menuOpen: boolean; onMenu: () => void }) {
  const t = useTexts(shellTexts)
  const textOf = useTextOf()
  const { profile } = useSession()
  const platform = textOf(profile.platformName)
  const province = textOf(profile.provinceName)
  const named = platform.toLowerCase().includes(province.toLowerCase())
  const [searching, setSearching] = useState(false)
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setSearching(true)
    }
    document.addEventListener('keydown', open)
    return () => document.removeEventListener('keydown', open)
  }, [])
  return (
    <header className="shell-top">
      <button
        type="button"
        className="shell-menu-button"
        aria-label={t('menu')}
        aria-expanded={menuOpen}
        aria-controls="menu"
        onClick={onMenu}
      >
        {menuOpen ? <X size={22} aria-hidden /> : <Menu size={22} aria-hidden />}
      </button>
      <AppLink to="/" className="shell-name">
        <Mark />
        <span>
          <strong>{platform}</strong>
          {!named && <small>{province}</small>}
        </span>
      </AppLink>
      <button type="button" className="shell-search" onClick={() => setSearching(true)}>
        <Search size={16} aria-hidden />
        <span>{t('search')}</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <NoticeBell />
      <AccountMenu />
      {searching && (
        <Suspense>
          <SearchDialog onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </header>
  )
}
