// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useId } from 'react'

/** A titled part of a page. */
export function Section({
  title,
  note,
  actions,
  children,
}: {
  title: string
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className="ts-section" aria-labelledby={id}>
      <div className="ts-section-head">
        <div>
          <h2 id={id}>{title}</h2>
          {note && <p>{note}</p>}
        </div>
        {actions && <div className="ts-page-actions">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
