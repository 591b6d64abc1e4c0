// SPDX-License-Identifier: Apache-2.0

import { useLocation } from '@tanstack/react-router'
import { AppLink, CONSOLE_BASE, type MenuEntry, useMay, useTextOf, useTexts } from '@tinhso/kernel/ui'
import { ListTodo, ScrollText } from 'lucide-react'
import { auditTexts } from '../audit/audit-texts.ts'
import { modules } from '../modules.ts'
import { shellTexts } from './shell-texts.ts'

const GROUPS = [
  ['work', 'groupWork'],
  ['data', 'groupData'],
  ['shared', 'groupShared'],
  ['administration', 'groupAdministration'],
] as const

const ownEntries: MenuEntry[] = [
  { group: 'work', title: shellTexts.home, to: '/', icon: ListTodo, order: 0 },
  {
    group: 'administration',
    title: auditTexts.title,
    to: '/nhat-ky',
    icon: ScrollText,
    order: 90,
    permission: 'audit.read',
  },
]

const entries = [...ownEntries, ...modules.flatMap((module) => module.menu)].sort(
  (left, right) => left.order - right.order,
)

function here(path: string, to: string): boolean {
  const inside = path.startsWith(CONSOLE_BASE) ? path.slice(CONSOLE_BASE.length) || '/' : path
  return to === '/' ? inside === '/' : inside === to || inside.startsWith(`${to}/`)
}

/** The menu: only what the person may open. */
export function Sidebar({ onClose }: { onClose: () => void }) {
  const t = useTexts(shellTexts)
  const textOf = useTextOf()
  const may = useMay()
  const path = useLocation({ select: (location) => location.pathname })
  return (
    <>
      <div className="shell-shade" onClick={onClose} aria-hidden />
      <nav id="menu" className="shell-menu" aria-label={t('mainMenu')}>
        {GROUPS.map(([group, title]) => {
          const shown = entries.filter((entry) => entry.group === group && may(entry.permission))
          if (shown.length === 0) return null
          return (
            <div key={group}>
              <h2 id={`menu-${group}`}>{t(title)}</h2>
              <ul aria-labelledby={`menu-${group}`}>
                {shown.map(({ to, icon: Icon, title: name }) => (
                  <li key={to}>
                    <AppLink to={to} aria-current={here(path, to) ? 'page' : undefined} onClick={onClose}>
                      <Icon size={18} strokeWidth={1.75} aria-hidden />
                      {textOf(name)}
                    </AppLink>
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </nav>
    </>
  )
}
