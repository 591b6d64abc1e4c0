// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import {
  Failure,
  Loading,
  PageHeader,
  PageTabs,
  SlotContent,
  useApi,
  useGo,
  usePathValue,
  useSearchValues,
  useSlot,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { Pencil } from 'lucide-react'
import { catalogTexts } from './catalog-texts.ts'
import { EntryNotes } from './entry-notes.tsx'
import { EntryOverview } from './entry-overview.tsx'
import { EntryStatusTag } from './entry-words.tsx'
import { HistoryTab } from './history-tab.tsx'

function EntryTabs({ entry }: { entry: EntryPage }) {
  const t = useTexts(catalogTexts)
  const textOf = useTextOf()
  const { tab = 'overview' } = useSearchValues()
  const fillings = useSlot('datasetPage.tabs')
  const path = `/du-lieu/${encodeURIComponent(entry.code)}`
  const tabs = [
    { key: 'overview', title: t('tabOverview'), to: path },
    ...fillings.map(({ key, title }) => ({ key, title: textOf(title), to: `${path}?tab=${key}` })),
    ...(entry.mayReadHistory ? [{ key: 'history', title: t('tabHistory'), to: `${path}?tab=history` }] : []),
  ]
  const active = tabs.some(({ key }) => key === tab) ? tab : 'overview'
  const chosen = fillings.find(({ key }) => key === active)
  return (
    <>
      <PageTabs label={t('tabs')} tabs={tabs} active={active} />
      {chosen && <SlotContent key={active} filling={chosen} subject={entry} />}
      {active === 'history' && <HistoryTab entry={entry} />}
      {active === 'overview' && <EntryOverview entry={entry} />}
    </>
  )
}

function EntryActions({ entry }: { entry: EntryPage }) {
  const t = useTexts(catalogTexts)
  const go = useGo()
  const fillings = useSlot('datasetPage.actions')
  const path = `/du-lieu/${encodeURIComponent(entry.code)}`
  return (
    <>
      {entry.mayEdit && (
        <Button icon={<Pencil size={16} />} onClick={() => go(`${path}/sua`)}>
          {t('edit')}
        </Button>
      )}
      {fillings.map((filling) => (
        <SlotContent key={filling.key} filling={filling} subject={entry} />
      ))}
    </>
  )
}

/** The page of a dataset; higher modules fill its tabs (`datasetPage.tabs`) and actions (`datasetPage.actions`). */
export function Page() {
  const t = useTexts(catalogTexts)
  const code = usePathValue('code')
  const entry = useApi<EntryPage>(`/api/catalog/entries/${encodeURIComponent(code)}`)
  if (entry.error) return <Failure page problem={entry.error} onRetry={() => entry.refetch()} />
  if (!entry.data) return <Loading lines={10} />
  const { title, ownerName, status } = entry.data
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ title: t('catalog'), to: '/du-lieu' }]}
        state={<EntryStatusTag status={status} />}
        purpose={
          <>
            <code>{code}</code> · {ownerName ?? t('ownerUnknown')}
          </>
        }
        actions={<EntryActions entry={entry.data} />}
      />
      <EntryNotes entry={entry.data} />
      <EntryTabs entry={entry.data} />
    </>
  )
}
