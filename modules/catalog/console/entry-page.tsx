// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import {
  Failure,
  Loading,
  PageHeader,
  SlotContent,
  useApi,
  useGo,
  usePathValue,
  useSearchChange,
  useSearchValues,
  useSlot,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button, Tabs } from 'antd'
import { Pencil } from 'lucide-react'
import { catalogTexts } from './catalog-texts.ts'
import { EntryNotes } from './entry-notes.tsx'
import { EntryOverview } from './entry-overview.tsx'
import { EntryStatusTag } from './entry-words.tsx'

function EntryTabs({ entry }: { entry: EntryPage }) {
  const t = useTexts(catalogTexts)
  const textOf = useTextOf()
  const { tab } = useSearchValues()
  const change = useSearchChange()
  const fillings = useSlot('datasetPage.tabs')
  const items = [
    { key: 'overview', label: t('tabOverview'), children: <EntryOverview entry={entry} /> },
    ...fillings.map((filling) => ({
      key: filling.key,
      label: textOf(filling.title),
      children: <SlotContent filling={filling} subject={entry} />,
    })),
  ]
  return (
    <Tabs
      activeKey={tab ?? 'overview'}
      items={items}
      destroyOnHidden
      onChange={(key) => change({ tab: key === 'overview' ? null : key, q: null, cursor: null, sort: null })}
    />
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
  if (entry.error) return <Failure problem={entry.error} onRetry={() => entry.refetch()} />
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
