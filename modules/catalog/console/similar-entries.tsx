// SPDX-License-Identifier: Apache-2.0

import { useQuery } from '@tanstack/react-query'
import type { Duplicate } from '@tinhso/catalog/contract'
import { AppLink, apiSend, formatShare, Note, useTexts } from '@tinhso/kernel/ui'
import { useEffect, useState } from 'react'
import { catalogTexts } from './catalog-texts.ts'
import { fieldsOf, linesOf, type RegistrationDraft } from './registration-draft.ts'

/** Asks for similar datasets when typing pauses, once there is a name to compare. */
export function useSimilarEntries(draft: RegistrationDraft): Duplicate[] | undefined {
  const question = JSON.stringify({
    title: draft.title.trim(),
    ...(draft.purpose.trim() ? { purpose: draft.purpose.trim() } : {}),
    fields: fieldsOf(draft.fields),
    sources: linesOf(draft.sources),
  })
  const [settled, setSettled] = useState(question)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(question), 700)
    return () => clearTimeout(timer)
  }, [question])
  const found = useQuery({
    queryKey: ['/api/catalog/duplicates', settled],
    queryFn: () => apiSend<{ items: Duplicate[] }>('POST', '/api/catalog/duplicates', JSON.parse(settled)),
    enabled: (JSON.parse(settled) as { title: string }).title.length >= 4,
    placeholderData: (previous) => previous,
  })
  return found.data?.items
}

/** How alike, in which part, and who owns the other one. */
export function SimilarList({ items }: { items: Duplicate[] }) {
  const t = useTexts(catalogTexts)
  const names = {
    title: t('partTitle'),
    purpose: t('partPurpose'),
    fields: t('partFields'),
    sources: t('partSources'),
  }
  const strongest = (parts: Duplicate['parts']) => {
    const [part] = Object.entries(parts).sort((left, right) => right[1] - left[1])
    return names[(part?.[0] ?? 'title') as keyof typeof names]
  }
  return (
    <ul className="ts-lines">
      {items.map((item, index) => (
        <li key={item.code ?? index}>
          {item.code === null ? (
            t('similarPrivate')
          ) : (
            <AppLink to={`/du-lieu/${encodeURIComponent(item.code)}`} target="_blank">
              {item.title}
            </AppLink>
          )}
          <span className="ts-quiet">
            {' '}
            — {item.ownerName ?? t('ownerUnknown')} · {t('similarScore', { share: formatShare(item.score) })},{' '}
            {t('similarBecause', { part: strongest(item.parts) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Shows what already exists before a second one is built (000/002 Điều 4.2.b). */
export function SimilarNote({ items }: { items: Duplicate[] | undefined }) {
  const t = useTexts(catalogTexts)
  if (!items) return null
  if (items.length === 0) return <Note meaning="success">{t('similarNone')}</Note>
  return (
    <Note meaning="warning" title={t('similarFound', { count: items.length })}>
      <p>{t('similarFoundHelp')}</p>
      <SimilarList items={items} />
    </Note>
  )
}
