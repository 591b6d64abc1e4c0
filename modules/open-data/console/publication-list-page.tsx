// SPDX-License-Identifier: Apache-2.0
import {
  type Column,
  DataTable,
  formatDate,
  PageHeader,
  StateTag,
  useLanguage,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { type Publication, publicationStatuses } from '@tinhso/open-data/contract'
import { openDataTexts } from './open-data-texts.ts'
import { PublicationStatusTag } from './publication-status.tsx'

/** Publications that the person may see. */
export function Page() {
  const t = useTexts(openDataTexts)
  const textOf = useTextOf()
  const { locale } = useLanguage()
  const columns: Column<Publication>[] = [
    { key: 'name', title: t('name'), text: ({ title }) => title },
    {
      key: 'status',
      title: t('status'),
      text: ({ status }) => textOf(publicationStatuses[status]),
      render: ({ status }) => <PublicationStatusTag status={status} />,
    },
    {
      key: 'version',
      title: t('version'),
      align: 'end',
      text: ({ currentVersion }) => String(currentVersion ?? ''),
    },
    {
      key: 'at',
      title: t('publishedAt'),
      text: ({ publishedAt }) => (publishedAt ? formatDate(publishedAt, locale) : ''),
    },
    {
      key: 'due',
      title: t('nextUpdate'),
      text: ({ nextUpdateDue }) => (nextUpdateDue ? formatDate(nextUpdateDue, locale) : ''),
      render: ({ nextUpdateDue, overdue }) =>
        nextUpdateDue && (
          <>
            {formatDate(nextUpdateDue, locale)}{' '}
            {overdue && <StateTag meaning="warning">{t('overdue')}</StateTag>}
          </>
        ),
    },
  ]
  return (
    <>
      <PageHeader title={t('publications')} purpose={t('publicationsPurpose')} />
      <DataTable
        name="cong-bo-du-lieu-mo"
        label={t('publications')}
        path="/api/open-data/publications"
        pageSize={null}
        searchable={false}
        columns={columns}
        rowKey={({ datasetCode }) => datasetCode}
        rowLink={({ datasetCode }) => `/du-lieu/${encodeURIComponent(datasetCode)}?tab=publication`}
        empty={{ title: t('empty'), help: t('emptyHelp') }}
      />
    </>
  )
}
