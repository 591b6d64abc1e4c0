// SPDX-License-Identifier: Apache-2.0
import { Inbox, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** An empty place that teaches: what would stand here and how to bring the first one. */
export function EmptyState({
  title,
  children,
  action,
  icon: Icon = Inbox,
  page = false,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
  icon?: LucideIcon
  /** It stands for the whole page, so its title is the page's heading. */
  page?: boolean
}) {
  const Title = page ? 'h1' : 'h2'
  return (
    <div className="ts-empty">
      <Icon size={32} strokeWidth={1.5} aria-hidden />
      <Title>{title}</Title>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}
