// SPDX-License-Identifier: Apache-2.0

import { Outlet, useLocation } from '@tanstack/react-router'
import { Loading, useSession, useTexts } from '@tinhso/kernel/ui'
import { Suspense, useEffect, useRef, useState } from 'react'
import './shell.css'
import { shellTexts } from './shell-texts.ts'
import { Sidebar } from './sidebar.tsx'
import { TopBar } from './top-bar.tsx'

/** The frame of every page: band of the training system, top bar, menu, content. */
export function Shell() {
  const { profile } = useSession()
  const t = useTexts(shellTexts)
  const path = useLocation({ select: (location) => location.pathname })
  const content = useRef<HTMLElement>(null)
  const [menuOpen, setMenuOpen] = useState(false)
  const first = useRef(true)
  useEffect(() => {
    setMenuOpen(false)
    if (first.current) first.current = false
    else content.current?.focus({ preventScroll: true })
  }, [path])
  return (
    <div className="shell" data-menu={menuOpen || undefined}>
      <a className="shell-skip" href="#content">
        {t('skip')}
      </a>
      {profile.demo && (
        <aside className="shell-training" aria-label={t('trainingName')}>
          {t('training')}
        </aside>
      )}
      <TopBar menuOpen={menuOpen} onMenu={() => setMenuOpen(!menuOpen)} />
      <div className="shell-body">
        <Sidebar onClose={() => setMenuOpen(false)} />
        <main id="content" ref={content} tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </div>
  )
}
