// SPDX-License-Identifier: Apache-2.0
import {
  accessLevels,
  dataTypes,
  type EntrySummary,
  entryStatuses,
  updateCycles,
} from '@tinhso/catalog/contract'
import {
  AppLink,
  type Column,
  DataTable,
  formatDate,
  PageHeader,
  RelativeTime,
  type Text,
  useApi,
  useGo,
  useMay,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { FilePlus2 } from 'lucide-react'
import { catalogTexts } from './catalog-texts.ts'
import { EntryStatusTag } from './entry-words.tsx'
import { useSectorName } from './sectors.ts'

type FacetValue = { value: string; label?: string; count: number }
type Facets = Record<'sector' | 'dataType' | 'status' | 'access' | 'owner', FacetValue[]>

function useFilters() {
  const t = useTexts(catalogTexts)
  const textOf = useTextOf()
  const sectorName = useSectorName()
  const facets = useApi<Facets>('/api/catalog/facets')
  const options = (values: FacetValue[] | undefined, nameOf: (value: string) => string) =>
    (values ?? []).map(({ value, label, count }) => ({
      value,
      label: label ?? nameOf(value),
      count,
    }))
  const words = (names: Readonly<Record<string, Text>>) => (value: string) => textOf(names[value]) || value
  return [
    { key: 'owner', title: t('columnOwner'), options: options(facets.data?.owner, String) },
    { key: 'sector', title: t('columnSector'), options: options(facets.data?.sector, sectorName) },
    { key: 'dataType', title: t('columnType'), options: options(facets.data?.dataType, words(dataTypes)) },
    { key: 'status', title: t('columnStatus'), options: options(facets.data?.status, words(entryStatuses)) },
    { key: 'access', title: t('columnAccess'), options: options(facets.data?.access, words(accessLevels)) },
  ]
}

function useColumns(): Column<EntrySummary>[] {
  const t = useTexts(catalogTexts)
  const textOf = useTextOf()
  const sectorName = useSectorName()
  return [
    {
      key: 'title',
      title: t('columnTitle'),
      width: 280,
      sort: { up: 'title' },
      text: (entry) => entry.title,
    },
    {
      key: 'code',
      title: t('columnCode'),
      hidden: true,
      text: (entry) => entry.code,
      render: (entry) => <code>{entry.code}</code>,
    },
    {
      key: 'owner',
      title: t('columnOwner'),
      width: 200,
      text: (entry) => entry.ownerName ?? t('ownerUnknown'),
      render: (entry) =>
        entry.ownerCode ? (
          <AppLink to={`/co-quan/${entry.ownerCode}`}>{entry.ownerName}</AppLink>
        ) : (
          <span className="ts-quiet">{t('ownerUnknown')}</span>
        ),
    },
    { key: 'sector', title: t('columnSector'), text: (entry) => sectorName(entry.sector) },
    {
      key: 'dataType',
      title: t('columnType'),
      hidden: true,
      text: (entry) => textOf(entry.dataType ? dataTypes[entry.dataType] : null),
    },
    {
      key: 'status',
      title: t('columnStatus'),
      text: (entry) => textOf(entryStatuses[entry.status]),
      render: (entry) => <EntryStatusTag status={entry.status} />,
    },
    { key: 'access', title: t('columnAccess'), text: (entry) => textOf(accessLevels[entry.access]) },
    {
      key: 'cycle',
      title: t('columnCycle'),
      hidden: true,
      text: (entry) => textOf(entry.updateCycle ? updateCycles[entry.updateCycle] : null),
    },
    {
      key: 'updated',
      title: t('columnUpdated'),
      sort: { down: 'updated' },
      text: (entry) => formatDate(entry.updatedAt),
      render: (entry) => <RelativeTime at={entry.updatedAt} />,
    },
  ]
}

/** The catalogue as the person may see it (R-CAT-09). */
export function Page() {
  const t = useTexts(catalogTexts)
  const go = useGo()
  const may = useMay()
  const columns = useColumns()
  const filters = useFilters()
  const register = may('catalog.entry.register') ? (
    <Button type="primary" icon={<FilePlus2 size={16} />} onClick={() => go('/du-lieu/dang-ky')}>
      {t('register')}
    </Button>
  ) : undefined
  return (
    <>
      <PageHeader title={t('catalog')} purpose={t('catalogPurpose')} actions={register} />
      <DataTable
        name="danh-muc-du-lieu"
        label={t('catalog')}
        path="/api/catalog/entries"
        columns={columns}
        filters={filters}
        rowKey={(entry) => entry.code}
        rowLink={(entry) => `/du-lieu/${encodeURIComponent(entry.code)}`}
        empty={{ title: t('emptyTitle'), help: t('emptyHelp'), action: register }}
      />
    </>
  )
}
