// SPDX-License-Identifier: Apache-2.0
import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import type { ReactNode } from 'react'

const ICONS = { information: Info, success: CircleCheck, warning: CircleAlert, danger: CircleAlert }

/** A short message inside a page, with what to do next. */
export function Note({
  meaning = 'information',
  title,
  children,
  actions,
}: {
  meaning?: keyof typeof ICONS
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  const Icon = ICONS[meaning]
  return (
    <div className={`ts-note ts-note-${meaning}`} role={meaning === 'danger' ? 'alert' : 'status'}>
      <Icon size={20} aria-hidden />
      <div>
        {title && <strong>{title}</strong>}
        {children && <div className="ts-note-body">{children}</div>}
        {actions && <div className="ts-note-actions">{actions}</div>}
      </div>
    </div>
  )
}
