// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react'
import { AppLink } from './navigation.tsx'

/** One part of a page: its name and its own address, so that it can be linked, reloaded and gone back to. */
export type PageTab = { key: string; title: string; to: string }

/** The parts of a page as links in one line, which scrolls on phones. */
export function PageTabs({ label, tabs, active }: { label: string; tabs: PageTab[]; active: string }) {
  const line = useRef<HTMLElement>(null)
  useEffect(() => {
    const chosen = line.current?.querySelector<HTMLElement>('[aria-current]')
    if (chosen && line.current) line.current.scrollLeft = chosen.offsetLeft - 48
  }, [active])
  return (
    <nav ref={line} className="ts-tabs" aria-label={label}>
      {tabs.map(({ key, title, to }) => (
        <AppLink key={key} to={to} aria-current={key === active ? 'page' : undefined}>
          {title}
        </AppLink>
      ))}
    </nav>
  )
}
