// SPDX-License-Identifier: Apache-2.0
import { Inbox, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** An empty place that teaches: what would stand here and how to bring the first one. */
export function EmptyState({
  title,
  children,
  action,
  icon: Icon = Inbox,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
  icon?: LucideIcon
}) {
  return (
    <div className="ts-empty">
      <Icon size={32} strokeWidth={1.5} aria-hidden />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}
