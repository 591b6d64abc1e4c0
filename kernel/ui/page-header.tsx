// SPDX-License-Identifier: Apache-2.0
import { ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useTexts } from './language.tsx'
import { AppLink } from './navigation.tsx'
import { uiTexts } from './ui-texts.ts'

/** One step of the breadcrumb; the page itself is not part of it. */
export type Crumb = { title: string; to: string }

type PageHeaderProps = {
  title: string
  /** One line: what the page is for. */
  purpose?: ReactNode
  crumbs?: Crumb[]
  /** State tags beside the title. */
  state?: ReactNode
  /** The one primary action, and at most a few quiet ones before it. */
  actions?: ReactNode
}

/** Answers on every page: where am I, what is the state, what can I do next. */
export function PageHeader({ title, purpose, crumbs = [], state, actions }: PageHeaderProps) {
  const t = useTexts(uiTexts)
  useEffect(() => {
    document.title = `${title} · Tỉnh Số`
  }, [title])
  return (
    <header className="ts-page-header">
      {crumbs.length > 0 && (
        <nav aria-label={t('breadcrumb')} className="ts-crumbs">
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.to}>
                <AppLink to={crumb.to}>{crumb.title}</AppLink>
                <ChevronRight size={14} aria-hidden />
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="ts-page-title">
        <div className="ts-page-words">
          <h1 tabIndex={-1}>
            {title} {state && <span className="ts-page-state">{state}</span>}
          </h1>
          {purpose && <p>{purpose}</p>}
        </div>
        {actions && <div className="ts-page-actions">{actions}</div>}
      </div>
    </header>
  )
}
