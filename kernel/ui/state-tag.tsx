// SPDX-License-Identifier: Apache-2.0
import { Ban, CircleAlert, CircleCheck, CircleDashed, Clock, Info, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** The four meanings of the house, with waiting and neutral beside them. */
export type Meaning = 'neutral' | 'information' | 'waiting' | 'success' | 'warning' | 'danger'

const ICONS: Record<Meaning, LucideIcon> = {
  neutral: CircleDashed,
  information: Info,
  waiting: Clock,
  success: CircleCheck,
  warning: CircleAlert,
  danger: Ban,
}

/** A state as word, icon and colour together; never colour alone. */
export function StateTag({
  meaning,
  icon,
  children,
}: {
  meaning: Meaning
  icon?: LucideIcon
  children: ReactNode
}) {
  const Icon = icon ?? ICONS[meaning]
  return (
    <span className={`ts-tag ts-tag-${meaning}`}>
      <Icon size={14} aria-hidden />
      {children}
    </span>
  )
}
