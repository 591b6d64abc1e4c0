// SPDX-License-Identifier: Apache-2.0
import {
  type Column,
  DataTable,
  DayInput,
  Facts,
  Failure,
  formatDate,
  formatDateTime,
  Loading,
  Note,
  PageHeader,
  Section,
  useApi,
  useGo,
  useLanguage,
  useMay,
  usePathValue,
  useSearchChange,
  useSearchValues,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import type { CodeItem, CodeListPage } from '@tinhso/reference/contract'
import { Button } from 'antd'
import { FileUp, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { AddCodeDialog } from './add-code-dialog.tsx'
import { CloseCodeDialog } from './close-code-dialog.tsx'
import { referenceTexts } from './reference-texts.ts'

function Items({ list, mayChange }: { list: CodeListPage; mayChange: boolean }) {
  const t = useTexts(referenceTexts)
  const textOf = useTextOf()
  const { locale } = useLanguage()
  const { date = '' } = useSearchValues()
  const change = useSearchChange()
  const [closing, setClosing] = useState<CodeItem | null>(null)
  const path = `/api/reference/code-lists/${encodeURIComponent(list.code)}/items`
  const day = (value: string | null) => (value ? formatDate(value, locale) : '')
  const columns: Column<CodeItem>[] = [
    { key: 'name', title: t('name'), width: 280, text: ({ name }) => textOf(name) },
    { key: 'code', title: t('code'), text: ({ code }) => code, render: ({ code }) => <code>{code}</code> },
    { key: 'parent', title: t('parent'), text: ({ parentCode }) => parentCode ?? '' },
    { key: 'from', title: t('validFrom'), text: ({ validFrom }) => day(validFrom) },
    { key: 'to', title: t('validTo'), text: ({ validTo }) => day(validTo) },
    { key: 'next', title: t('supersededBy'), hidden: true, text: ({ supersededBy }) => supersededBy ?? '' },
  ]
  if (mayChange) {
    const render = (item: CodeItem) =>
      item.validTo === null && (
        <Button size="small" onClick={() => setClosing(item)}>
          {t('close')}
        </Button>
      )
    columns.push({ key: 'close', title: t('close'), text: () => '', render })
  }
  return (
    <Section title={t('items')}>
      <div className="ts-row ts-before-table">
        <label htmlFor="as-of">{t('asOf')}</label>
        <DayInput id="as-of" value={date} onChange={(chosen) => change({ date: chosen, cursor: null })} />
      </div>
      <DataTable
        name={`ma-${list.code}`}
        label={textOf(list.name)}
        path={path}
        query={{ date }}
        exportPath={`${path}.csv`}
        columns={columns}
        rowKey={({ code, validFrom }) => `${code}${validFrom}`}
        empty={{ title: t('itemsEmpty'), help: t('itemsEmptyHelp') }}
      />
      {closing && <CloseCodeDialog list={list.code} item={closing} onClose={() => setClosing(null)} />}
    </Section>
  )
}

function Editions({ list }: { list: CodeListPage }) {
  const t = useTexts(referenceTexts)
  const { locale } = useLanguage()
  if (list.editions.length === 0) return null
  return (
    <Section title={t('editions')}>
      <ul className="ts-work">
        {list.editions.map((edition) => (
          <li key={edition.edition}>
            <span>{t('editionLine', { ...edition, note: edition.note ?? '' })}</span>
            <span className="ts-quiet">
              {[edition.publishedBy, formatDateTime(edition.publishedAt, locale), edition.note]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** One code list: particulars, codes today or as of a day, editions. */
export function Page() {
  const t = useTexts(referenceTexts)
  const textOf = useTextOf()
  const go = useGo()
  const may = useMay()
  const code = usePathValue('list')
  const [adding, setAdding] = useState(false)
  const found = useApi<CodeListPage>(`/api/reference/code-lists/${encodeURIComponent(code)}`)
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading />
  const list = found.data
  const mayChange = may('reference.code-list.manage') && !list.derived
  const actions = mayChange && (
    <>
      <Button icon={<Pencil size={16} />} onClick={() => go(`/danh-muc/${encodeURIComponent(code)}/sua`)}>
        {t('editList')}
      </Button>
      <Button icon={<Plus size={16} />} onClick={() => setAdding(true)}>
        {t('add')}
      </Button>
      <Button
        type="primary"
        icon={<FileUp size={16} />}
        onClick={() => go(`/danh-muc/${encodeURIComponent(code)}/nhap`)}
      >
        {t('importTitle')}
      </Button>
    </>
  )
  return (
    <>
      <PageHeader
        title={textOf(list.name)}
        crumbs={[{ title: t('lists'), to: '/danh-muc' }]}
        purpose={<code>{list.code}</code>}
        actions={actions}
      />
      {list.derived && <Note>{t('derivedNote')}</Note>}
      <Facts
        missing={t('missing')}
        facts={[
          { name: t('authority'), value: list.issuingAuthority },
          { name: t('basis'), value: list.legalBasis },
          { name: t('edition'), value: list.edition },
          { name: t('count'), value: list.itemCount },
          ...(list.note ? [{ name: t('note'), value: list.note, wide: true }] : []),
        ]}
      />
      <Items list={list} mayChange={mayChange} />
      <Editions list={list} />
      {adding && <AddCodeDialog list={code} onClose={() => setAdding(false)} />}
    </>
  )
}
