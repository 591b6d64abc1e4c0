// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { formatNumber } from './format.ts'
import { useLanguage } from './language.tsx'

/** One figure with its name; `tone` says what it means, never by colour alone because the name stands beside it. */
export type Figure = {
  name: string
  value: number | string | null
  tone?: 'success' | 'warning' | 'danger'
  note?: ReactNode
}

/** A row of figures that answer “how does it stand”. */
export function Figures({ figures }: { figures: Figure[] }) {
  const { locale } = useLanguage()
  return (
    <dl className="ts-figures">
      {figures.map(({ name, value, tone, note }) => (
        <div key={name} data-tone={tone}>
          <dt>{name}</dt>
          <dd>
            {typeof value === 'number' ? formatNumber(value, locale) : (value ?? '—')}
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
