// SPDX-License-Identifier: Apache-2.0
import type { EntryHistory, EntryPage } from '@tinhso/catalog/contract'
import { EmptyState, Failure, Loading, Timeline, useApi, useTextOf, useTexts } from '@tinhso/kernel/ui'
import { History } from 'lucide-react'
import { catalogTexts } from './catalog-texts.ts'
import { changedFieldNames, historyNames } from './history-names.ts'

/** What happened to the dataset's entry, newest first: who, what, when, why. */
export function HistoryTab({ entry }: { entry: EntryPage }) {
  const t = useTexts(catalogTexts)
  const textOf = useTextOf()
  const history = useApi<EntryHistory>(`/api/catalog/entries/${encodeURIComponent(entry.code)}/history`, {
    limit: 100,
  })
  if (history.error) return <Failure problem={history.error} onRetry={() => history.refetch()} />
  if (!history.data) return <Loading lines={6} />
  if (history.data.items.length === 0) {
    return (
      <EmptyState icon={History} title={t('historyNone')}>
        {t('historyNoneHelp')}
      </EmptyState>
    )
  }
  const what = ({ action, changed }: EntryHistory['items'][number]) => {
    const name = historyNames[action]
    const fields = changed.map((field) => textOf(changedFieldNames[field] ?? { vi: field, en: field }))
    return [name ? textOf(name) : action, fields.join(', ')].filter(Boolean).join(': ')
  }
  return (
    <Timeline
      entries={history.data.items.map((item) => ({
        id: item.id,
        at: item.at,
        who: item.who ?? t('historyPlatform'),
        what: what(item),
        ...(item.reason ? { why: item.reason } : {}),
      }))}
    />
  )
}
