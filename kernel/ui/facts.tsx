// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'

/** One fact: its name and value; an empty value says so in words, it is not 0. */
export type Fact = { name: string; value: ReactNode; wide?: boolean }

/** Facts about one thing in two columns (one on phones). */
export function Facts({ facts, missing }: { facts: Fact[]; missing: string }) {
  return (
    <dl className="ts-facts">
      {facts.map(({ name, value, wide }) => (
        <div key={name} data-wide={wide || undefined}>
          <dt>{name}</dt>
          <dd>
            {value === null || value === undefined || value === '' ? (
              <span className="ts-quiet">{missing}</span>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
