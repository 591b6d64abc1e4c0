// SPDX-License-Identifier: Apache-2.0
import { type Column, DataTable, formatNumber, PageHeader, useLanguage, useTexts } from '@tinhso/kernel/ui'
import type { DatasetWithoutBasis } from '@tinhso/warehouse/contract'
import { datasetPage } from '../batch-api.ts'
import { personalTexts } from './personal-texts.ts'

/** Datasets with personal fields that do not say what they are for; their new loads wait. */
export function Page() {
  const t = useTexts(personalTexts)
  const { locale } = useLanguage()
  const columns: Column<DatasetWithoutBasis>[] = [
    { key: 'title', title: t('dataset'), text: ({ title }) => title },
    { key: 'owner', title: t('owner'), text: ({ ownerName }) => ownerName ?? '' },
    { key: 'fields', title: t('protectedFields'), text: ({ fields }) => fields.join(', ') },
    {
      key: 'missing',
      title: t('missing'),
      text: ({ missing }) => missing.map((gap) => t(`missing.${gap}` as 'missing.purpose')).join(', '),
    },
    { key: 'held', title: t('held'), align: 'end', text: ({ held }) => formatNumber(held, locale) },
  ]
  return (
    <>
      <PageHeader title={t('withoutTitle')} purpose={t('withoutHelp')} />
      <DataTable
        name="du-lieu-ca-nhan-chua-ghi-muc-dich"
        label={t('withoutTitle')}
        path="/api/warehouse/personal-data/without-purpose"
        pageSize={null}
        columns={columns}
        searchable={false}
        rowKey={({ code }) => code}
        rowLink={({ code }) => `${datasetPage(code)}?tab=personal-data`}
        empty={{ title: t('withoutNone'), help: t('withoutHelp') }}
      />
    </>
  )
}
