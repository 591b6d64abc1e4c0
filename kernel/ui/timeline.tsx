// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { RelativeTime } from './relative-time.tsx'
import type { Meaning } from './state-tag.tsx'

/** One thing that happened: who did what, when, why, with which paper. */
export type TimelineEntry = {
  id: string
  at: string
  who: ReactNode
  what: ReactNode
  why?: ReactNode
  paper?: ReactNode
  meaning?: Meaning
}

/** A case told as a story, newest first or last as given. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="ts-timeline">
      {entries.map((entry) => (
        <li key={entry.id} className={`ts-dot-${entry.meaning ?? 'neutral'}`}>
          <p>
            <strong>{entry.who}</strong> {entry.what}
          </p>
          {entry.why && <blockquote>{entry.why}</blockquote>}
          <p className="ts-quiet">
            <RelativeTime at={entry.at} />
            {entry.paper && <> · {entry.paper}</>}
          </p>
        </li>
      ))}
    </ol>
  )
}
